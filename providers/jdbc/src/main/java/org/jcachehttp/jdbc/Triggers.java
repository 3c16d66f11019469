package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jcachehttp.storage.StorageConfigurationException;

/**
 * The triggers that announce changes, for {@code announce=true}.
 *
 * @param tables the tables
 * @param description the name of the database in messages
 */
record Triggers(TableNames tables, String description) {

  private static final int MAX_ATTEMPTS = 5;

  /** The last one that the script creates. */
  private static final String LAST = "_updated";

  private static final String EXISTS =
      "SELECT 1 FROM pg_trigger WHERE tgrelid = CAST(? AS regclass) AND tgname = ?";

  /**
   * Creates the triggers if they are missing.
   *
   * @param mayCreate whether this process creates what is missing
   * @throws StorageConfigurationException if the database announces nothing, or if the triggers are
   *     missing and may not be created
   */
  void require(Connection connection, boolean mayCreate) throws SQLException {
    String script = script();
    for (int attempt = 1; !exist(connection); attempt++) {
      if (!mayCreate) {
        throw new StorageConfigurationException(
            (description + ": the triggers for announce=true do not exist, and create-table=false:")
                + (" execute the script org/jcachehttp/jdbc/" + script + ".sql of this library"));
      }
      List<SQLException> failures =
          Script.execute(connection, Script.statements(script).stream().map(tables::in).toList());
      if (!failures.isEmpty() && attempt == MAX_ATTEMPTS) {
        throw failures.get(0);
      }
    }
  }

  private String script() {
    Dialect dialect = tables.dialect();
    return dialect
        .announcingScript()
        .orElseThrow(
            () ->
                new StorageConfigurationException(
                    description + ": announce=true needs PostgreSQL, not " + dialect.name()));
  }

  private boolean exist(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EXISTS)) {
      select.setString(1, tables.entries());
      select.setString(2, tables.index() + LAST);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
