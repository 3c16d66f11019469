package org.jcachehttp.sqlite;

import java.sql.SQLException;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** SQLite's errors in words that help. */
final class SqliteErrors {

  private SqliteErrors() {}

  /** The exception for a failure of {@code doing} ("read an entry"); the cause is kept. */
  static StorageException translate(String description, String doing, SQLException cause) {
    // Extended codes carry the primary one in their lowest byte.
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff);
    String message = description + ": cannot " + doing + ": " + cause.getMessage() + remedy(code);
    return code == SQLiteErrorCode.SQLITE_READONLY
        ? new ReadOnlyStorageException(message, cause)
        : new StorageException(message, cause);
  }

  /** Whether SQLite found the file damaged. */
  static boolean isDamage(StorageException failure) {
    SQLiteErrorCode code = code(failure);
    return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
  }

  /** Whether the disk, or the database, is full. */
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
          "; another connection held the database for longer than 'busy-timeout': raise it, or end"
              + " the long transaction there";
      case SQLITE_LOCKED ->
          "; another connection with the same shared page cache is writing: open it with"
              + " cache=private";
      case SQLITE_FULL -> "; the disk is full: free space, clear the cache, or set 'max-bytes'";
      case SQLITE_READONLY ->
          "; it is open for reading only: drop mode=ro, or give write permission to the file and"
              + " its directory";
      case SQLITE_CANTOPEN ->
          "; the file, or its directory, does not exist or may not be read and written";
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "; the file is not a SQLite database, or is damaged, and may hold more than a cache: move"
              + " it away, a new one is created";
      case SQLITE_TOOBIG -> "; SQLite stores no value of 1,000,000,000 bytes or more";
      default -> "";
    };
  }
}
