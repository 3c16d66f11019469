package org.jcachehttp.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection for one thread at a time, with the statements prepared on it. */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final ConnectionSource source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final RegionIds regions = new RegionIds();
  private @Nullable Connection connection;
  private boolean closed;

  /** A session that opens its connection when it is first used. */
  Session(ConnectionSource source) {
    this.source = source;
  }

  /** Whether this thread has the session for itself from now on, until it {@link #leave}s. */
  boolean tryEnter() {
    return lock.tryLock();
  }

  void enter() {
    lock.lock();
  }

  void leave() {
    lock.unlock();
  }

  /**
   * Does the work as the only user of the connection.
   *
   * @param doing what the work is, for an error message: {@code "read an entry"}
   * @throws StorageException if SQLite reports an error, or the storage is closed
   */
  <T> T call(String doing, Work<T> work) {
    enter();
    try {
      if (closed) {
        throw new StorageException(source.description() + " is closed: cannot " + doing);
      }
      return work.on(this);
    } catch (SQLException e) {
      forgetStatements(e);
      throw SqliteErrors.translate(source.description(), doing, e);
    } finally {
      leave();
    }
  }

  /**
   * After most errors the driver finalizes the statement that met it, which then never works again.
   */
  private void forgetStatements(SQLException reason) {
    try {
      closeStatements();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void closeStatements() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }

  /** Does the work in one transaction that holds the write lock from its start. */
  <T> T inTransaction(Work<T> work) throws SQLException {
    // By hand: outside auto-commit the driver begins the next transaction at each commit, and with
    // it takes the write lock that nobody then gives back.
    execute("BEGIN IMMEDIATE");
    try {
      T result = work.on(this);
      execute("COMMIT");
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(Exception reason) {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      reason.addSuppressed(alreadyRolledBack);
    }
  }

  /** The statement, prepared once for this connection. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Runs a statement to its end, its rows ignored. */
  void execute(String sql) throws SQLException {
    // An unprepared update is the driver's way to step through all rows: an incremental vacuum
    // works while it is stepped through, but has no columns for a ResultSet to stand on.
    try (Statement statement = connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** The ids of the regions in the database that this session is connected to. */
  RegionIds regions() {
    return regions;
  }

  /** The only value of the only row of a query. */
  String value(String sql) throws SQLException {
    try (ResultSet rows = statement(sql).executeQuery()) {
      return rows.getString(1);
    }
  }

  Connection connection() throws SQLException {
    if (connection == null) {
      connection = source.opener().open();
    }
    return connection;
  }

  /** Waits for the work under way, then gives the connection back; nothing works after that. */
  @Override
  public void close() {
    enter();
    try {
      closed = true;
      release();
    } catch (SQLException e) {
      throw SqliteErrors.translate(source.description(), "close a connection", e);
    } finally {
      leave();
    }
  }

  /** Gives the connection back; the next use opens another one. */
  void disconnect() {
    enter();
    try {
      release();
    } catch (SQLException damaged) {
      LOG.debug("{}: a connection could not be closed cleanly", source.description(), damaged);
    } finally {
      leave();
    }
  }

  private void release() throws SQLException {
    if (connection == null) {
      return;
    }
    Connection released = connection;
    connection = null;
    regions.clear();
    try {
      closeStatements();
    } finally {
      statements.clear();
      source.release().accept(released);
    }
  }

  /** Something done with a session. */
  @FunctionalInterface
  interface Work<T> {
    T on(Session session) throws SQLException;
  }
}
