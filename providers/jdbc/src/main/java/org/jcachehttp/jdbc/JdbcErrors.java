package org.jcachehttp.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Translates errors of a database to exceptions whose messages say how to solve the problem. */
final class JdbcErrors {

  private JdbcErrors() {}

  /**
   * Returns the exception for a failure of {@code operation}, such as "read an entry".
   *
   * @param dialect the dialect of the database; null if it was not reached yet
   */
  static StorageException translate(
      ConnectionSource source, String operation, SQLException failure, @Nullable Dialect dialect) {
    SQLException reason = reason(failure);
    Failure meaning = Failure.of(reason, dialect);
    String message =
        (source.description() + ": cannot " + operation + ": ")
            + (source.redaction().apply(String.valueOf(reason.getMessage())) + remedy(meaning));
    SQLException cause = withoutSecrets(failure, source);
    return switch (meaning) {
      case READ_ONLY -> new ReadOnlyStorageException(message, cause);
      case REFUSED, NO_TABLE -> new StorageConfigurationException(message, cause);
      default -> new StorageException(message, cause);
    };
  }

  /** A pool reports why its latest connection failed as the cause of its own exception. */
  static SQLException reason(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
            && failure.getCause() instanceof SQLException cause
        ? cause
        : failure;
  }

  /** Returns the failure, or one with its message if a driver repeats a secret in it. */
  private static SQLException withoutSecrets(SQLException failure, ConnectionSource source) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each);
      if (!source.redaction().apply(message).equals(message)) {
        return new SQLException(
            source.redaction().apply(String.valueOf(failure.getMessage())),
            failure.getSQLState(),
            failure.getErrorCode());
      }
    }
    return failure;
  }

  private static String remedy(Failure meaning) {
    return switch (meaning) {
      case TIMEOUT ->
          "; timeout: check that the database is running and reachable, raise 'operation-timeout',"
              + " or give the pool more connections";
      case CONFLICT -> "; other transactions held the row for longer than 'operation-timeout'";
      case NO_TABLE ->
          "; the tables were dropped: they are created again if 'create-table' is true";
      case REFUSED -> "; check the user, the password and the name of the database";
      case READ_ONLY ->
          "; grant the user SELECT, INSERT, UPDATE and DELETE on the tables, and CREATE unless"
              + " create-table=false; check that the database is no replica";
      case TOO_LARGE -> "; the entry is larger than the server permits (max_allowed_packet)";
      case DUPLICATE_KEY, OTHER -> "";
    };
  }
}
