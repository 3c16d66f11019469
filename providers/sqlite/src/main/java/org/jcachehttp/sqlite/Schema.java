package org.jcachehttp.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;
import org.sqlite.SQLiteErrorCode;

/**
 * The tables, and the settings that are stored in the file.
 *
 * <p>{@code deadline} and {@code created} are epoch milliseconds, {@code used} is epoch
 * microseconds; a deadline of NULL means never. {@code metadata} is a JSON object of strings,
 * {@code size} the size of the entry for a limit in bytes. The payload is the last column because
 * SQLite reads through a large column to reach a later one. A row in {@code regions} is never
 * deleted, since another process may use its id.
 */
final class Schema {

  private static final int VERSION = 1;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE regions (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
          "CREATE TABLE entries (id INTEGER PRIMARY KEY, region INTEGER NOT NULL,"
              + " key TEXT NOT NULL, version INTEGER NOT NULL, deadline INTEGER,"
              + " metadata TEXT NOT NULL, size INTEGER NOT NULL, created INTEGER NOT NULL,"
              + " used INTEGER NOT NULL, payload BLOB NOT NULL, UNIQUE (region, key))",
          "CREATE INDEX entries_deadline ON entries (region, deadline) WHERE deadline IS NOT NULL",
          "PRAGMA user_version = " + VERSION);

  private Schema() {}

  /** Creates missing tables, and rejects a database with another layout. */
  static void prepare(Session session, ConnectionSource source, Options options)
      throws SQLException {
    if (!session.connection().getAutoCommit()) {
      throw new StorageException(
          source.description() + " is not in auto-commit mode: call setAutoCommit(true) first");
    }
    if (options.get(SqliteOptions.MODE) != SqliteOptions.Mode.RO) {
      setFileFormat(session, options);
      session.inTransaction(Schema::createTables);
    }
    checkVersion(version(session), source);
  }

  private static void setFileFormat(Session session, Options options) throws SQLException {
    if (isSupplied(options)) {
      return;
    }
    // Must precede the choice of a journal, which writes the first page.
    session.execute("PRAGMA auto_vacuum = INCREMENTAL");
    setJournal(session, options);
    session.execute("PRAGMA journal_size_limit = 16777216");
  }

  private static boolean isSupplied(Options options) {
    return options.get(SqliteOptions.DATA_SOURCE).isPresent()
        || options.get(SqliteOptions.CONNECTION).isPresent();
  }

  /** Retries, since SQLite's busy timeout does not cover concurrent changes of the journal mode. */
  private static void setJournal(Session session, Options options) throws SQLException {
    String wanted = options.get(SqliteOptions.WAL) ? "wal" : "delete";
    Duration timeout = options.get(SqliteOptions.BUSY_TIMEOUT);
    long start = System.nanoTime();
    while (!session.value("PRAGMA journal_mode").equals(wanted)) {
      try {
        session.execute("PRAGMA journal_mode = " + wanted);
        return;
      } catch (SQLException e) {
        if (!isBusy(e) || System.nanoTime() - start > timeout.toNanos()) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private static boolean isBusy(SQLException e) {
    return (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  private static int createTables(Session session) throws SQLException {
    int version = version(session);
    if (version == 0) {
      for (String sql : TABLES) {
        session.execute(sql);
      }
    }
    return version;
  }

  private static void checkVersion(int version, ConnectionSource source) {
    if (version == 0) {
      throw new StorageException(
          source.description() + " contains no cache yet: open it once without mode=ro");
    }
    if (version != VERSION) {
      throw new StorageException(
          source.description()
              + (" has user_version " + version + ", supported is " + VERSION + ": a newer release")
              + " wrote it, or it belongs to another application; use another file");
    }
  }

  private static int version(Session session) throws SQLException {
    return Integer.parseInt(session.value("PRAGMA user_version"));
  }
}
