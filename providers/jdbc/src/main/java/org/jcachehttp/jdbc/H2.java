package org.jcachehttp.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** H2 2.x. Keys are bytes, metadata is JSON. */
final class H2 implements Dialect {

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public boolean matches(String product) {
    return product.equals("H2");
  }

  @Override
  public String driver() {
    return "com.h2database:h2";
  }

  @Override
  public String upsert(String entries, int rows) {
    return ("MERGE INTO "
            + entries
            + " ("
            + Statements.COLUMNS
            + ") KEY (region, entry_key) VALUES ")
        + Statements.repeated(row(), ", ", rows);
  }

  @Override
  public String metadataParameter() {
    return "? FORMAT JSON";
  }

  @Override
  public String deleteSome(String entries, String condition, int rows) {
    return "DELETE FROM " + entries + " WHERE " + condition + " FETCH FIRST " + rows + " ROWS ONLY";
  }

  /** H2 has a timeout for a connection, which would stay after its use, and lock timeouts. */
  @Override
  public void limit(Statement statement, int seconds) {}

  @Override
  public Optional<Failure> failure(SQLException error) {
    return switch (error.getErrorCode()) {
      case 23505 -> Optional.of(Failure.DUPLICATE_KEY);
      // Deadlock; lock timeout; concurrent update; a large object that was replaced meanwhile.
      case 40001, 50200, 90131, 90039 -> Optional.of(Failure.CONFLICT);
      case 42102, 42104 -> Optional.of(Failure.NO_TABLE);
      case 57014 -> Optional.of(Failure.TIMEOUT);
      case 90013, 90079 -> Optional.of(Failure.REFUSED);
      case 90096, 90097 -> Optional.of(Failure.READ_ONLY);
      default -> Optional.empty();
    };
  }
}
