package org.jcachehttp.sqlite;

import java.sql.SQLException;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Translates SQLite's errors into storage exceptions that name a remedy. */
final class SqliteErrors {

  private SqliteErrors() {}

  /**
   * Returns the exception for a failed operation.
   *
   * @param operation the operation in words: {@code "read an entry"}
   */
  static StorageException translate(String description, String operation, SQLException cause) {
    // The lowest byte of an extended code is the primary code.
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff);
    String message =
        description + ": cannot " + operation + ": " + cause.getMessage() + remedy(code);
    return code == SQLiteErrorCode.SQLITE_READONLY
        ? new ReadOnlyStorageException(message, cause)
        : new StorageException(message, cause);
  }

  /** Returns whether SQLite found the file damaged. */
  static boolean isDamage(StorageException failure) {
    SQLiteErrorCode code = code(failure);
    // A statement of this library is in error if the stored definition of its tables is damaged.
    return code == SQLiteErrorCode.SQLITE_CORRUPT
        || code == SQLiteErrorCode.SQLITE_NOTADB
        || code == SQLiteErrorCode.SQLITE_ERROR;
  }

  /** Returns whether the disk, or the database, is full. */
  static boolean isFull(StorageException failure) {
    return code(failure) == SQLiteErrorCode.SQLITE_FULL;
  }

  private static @Nullable SQLiteErrorCode code(StorageException failure) {
    return failure.getCause() instanceof SQLException cause
        ? SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff)
        : null;
  }

  private static String remedy(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_BUSY ->
          "; another connection locked the database for longer than 'busy-timeout': increase it, or"
              + " end the long transaction there";
      case SQLITE_LOCKED ->
          "; another connection with the same shared page cache is writing: open it with"
              + " cache=private";
      case SQLITE_FULL -> "; the disk is full: free space, clear the cache, or set 'max-bytes'";
      case SQLITE_READONLY ->
          "; the database is read-only: remove mode=ro, or give write permission to the file and"
              + " its directory";
      case SQLITE_CANTOPEN ->
          "; the file or its directory does not exist, or read or write permission is missing";
      case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_ERROR ->
          "; the file is not a SQLite database, or is damaged, and may contain more than a cache:"
              + " move it, and a new one is created";
      case SQLITE_TOOBIG -> "; SQLite cannot store a value of 1,000,000,000 bytes or more";
      default -> "";
    };
  }
}
