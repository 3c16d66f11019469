package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jcachehttp.jdbc.JdbcOptions.Durability;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.option.Options;

/** Creates the tables by the script of the dialect, and rejects those of another layout. */
final class Schema {

  /** The value of the option {@code dialect} that asks the database. */
  static final String AUTO = JdbcOptions.DIALECT.defaultValue();

  /** The number in the row of the layout. A release with other columns has another one. */
  static final int LAYOUT = 1;

  /** Other processes may create the same tables at the same time. */
  private static final int MAX_ATTEMPTS = 10;

  private final ConnectionSource source;
  private final Options options;

  Schema(ConnectionSource source, Options options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Returns the statements for the database of a connection, in which the tables exist.
   *
   * @param connection a connection in auto-commit mode
   * @throws StorageConfigurationException if the tables cannot be used
   */
  Statements prepare(Connection connection) throws SQLException {
    Dialect dialect = dialect(connection);
    TableNames tables = TableNames.of(options, dialect, connection.getMetaData());
    Statements statements = new Statements(tables, dialect);
    OptionalInt layout = layout(connection, statements);
    if (layout.isEmpty()) {
      requireCreation(tables, dialect);
      layout = create(connection, statements, tables);
    }
    check(layout, tables);
    if (options.get(JdbcOptions.ANNOUNCE)) {
      new Triggers(tables, source.description())
          .require(connection, options.get(JdbcOptions.CREATE_TABLE));
    }
    return statements;
  }

  private Dialect dialect(Connection connection) throws SQLException {
    String wanted = options.get(JdbcOptions.DIALECT);
    String product = connection.getMetaData().getDatabaseProductName();
    return (wanted.equals(AUTO) ? Dialects.of(product) : Dialects.named(wanted))
        .orElseThrow(() -> unknownDialect(product));
  }

  private StorageConfigurationException unknownDialect(String product) {
    return new StorageConfigurationException(
        (source.description() + ": '" + product + "' is not a known database: set 'dialect' to")
            + (" one of " + Dialects.names() + ", if it is compatible"));
  }

  /** Returns the layout of the tables; empty if one of them or the row does not exist. */
  private static OptionalInt layout(Connection connection, Statements statements)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(statements.selectLayout());
        ResultSet row = select.executeQuery()) {
      return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
    } catch (SQLException failure) {
      if (Failure.of(failure, statements.dialect()) == Failure.NO_TABLE) {
        return OptionalInt.empty();
      }
      throw failure;
    }
  }

  private void requireCreation(TableNames tables, Dialect dialect) {
    if (!options.get(JdbcOptions.CREATE_TABLE)) {
      throw new StorageConfigurationException(
          (source.description() + ": the tables " + tables.regions() + " and " + tables.entries())
              + " do not exist or are empty, and create-table=false: execute the script "
              + ("org/jcachehttp/jdbc/" + dialect.name() + ".sql of this library"));
    }
  }

  private OptionalInt create(Connection connection, Statements statements, TableNames tables)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      List<SQLException> failures = Script.execute(connection, scripted(tables));
      OptionalInt layout = layout(connection, statements);
      if (layout.isPresent() || failures.isEmpty()) {
        return layout;
      }
      if (attempt == MAX_ATTEMPTS || isFinal(failures.get(0), statements.dialect())) {
        throw failures.get(0);
      }
      Pause.before(attempt);
    }
  }

  private static boolean isFinal(SQLException failure, Dialect dialect) {
    return switch (Failure.of(failure, dialect)) {
      case REFUSED, READ_ONLY, TIMEOUT -> true;
      default -> false;
    };
  }

  private List<String> scripted(TableNames tables) {
    Dialect dialect = tables.dialect();
    List<String> statements = new ArrayList<>();
    for (String statement : Script.statements(dialect.name())) {
      statements.add(tables.in(durable(statement, dialect)));
    }
    return statements;
  }

  private String durable(String statement, Dialect dialect) {
    return options.get(JdbcOptions.DURABILITY) == Durability.UNLOGGED
            && statement.startsWith("CREATE TABLE")
            && statement.contains("jcache_entries")
        ? dialect.unlogged(statement).orElseThrow(() -> alwaysLogged(dialect))
        : statement;
  }

  private StorageConfigurationException alwaysLogged(Dialect dialect) {
    return new StorageConfigurationException(
        source.description() + ": durability=unlogged needs PostgreSQL, not " + dialect.name());
  }

  private void check(OptionalInt layout, TableNames tables) {
    if (layout.isEmpty()) {
      throw new StorageConfigurationException(
          (source.description() + ": the table " + tables.regions() + " has no row with id ")
              + (Statements.LAYOUT_ROW + ", or " + tables.entries() + " has rows of region 0"));
    }
    if (layout.getAsInt() != LAYOUT) {
      throw new StorageConfigurationException(
          (source.description() + ": the tables have layout " + layout.getAsInt())
              + (", supported is " + LAYOUT + ": another release of this library created them;")
              + " use that release, or other tables by 'regions-table' and 'entries-table'");
    }
  }
}
