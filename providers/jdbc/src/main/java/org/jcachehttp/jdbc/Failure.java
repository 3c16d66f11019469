package org.jcachehttp.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** The meaning of an error of a database. */
enum Failure {
  /** A row with this primary key exists. */
  DUPLICATE_KEY,

  /** A deadlock, a serialization failure or a lock that was not granted: the same call may work. */
  CONFLICT,

  /** A table does not exist. */
  NO_TABLE,

  /** The database refuses a login, a permission or a name until the configuration is changed. */
  REFUSED,

  /** The database, or the user, can only read. */
  READ_ONLY,

  /** The statement or the connection took too long. */
  TIMEOUT,

  /** A row or a packet is larger than the database permits. */
  TOO_LARGE,

  /** Any other failure, such as a lost connection. */
  OTHER;

  /** Returns the meaning of an error, by the dialect or else by its SQLSTATE (SQL:2016). */
  static Failure of(SQLException error, @Nullable Dialect dialect) {
    if (dialect != null) {
      var known = dialect.failure(error);
      if (known.isPresent()) {
        return known.get();
      }
    }
    if (error instanceof SQLTimeoutException || error instanceof SQLTransientConnectionException) {
      return TIMEOUT;
    }
    if (error instanceof SQLTransactionRollbackException) {
      return CONFLICT;
    }
    String state = error.getSQLState();
    return state == null || state.length() < 5 ? OTHER : byState(state);
  }

  private static Failure byState(String state) {
    return switch (state) {
      case "40001", "40P01" -> CONFLICT;
      case "42501" -> READ_ONLY;
      case "25006" -> READ_ONLY;
      case "42P01", "42S02" -> NO_TABLE;
      default -> state.startsWith("28") ? REFUSED : OTHER;
    };
  }
}
