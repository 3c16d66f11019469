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

/** One connection with its prepared statements, for one thread at a time. */
final class Session implements AutoCloseable {

  private final ConnectionSource source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private @Nullable Connection connection;
  private boolean closed;

  /** Creates a session, which opens its connection on first use. */
  Session(ConnectionSource source) {
    this.source = source;
  }

  /** Acquires the session if no other thread has it, and returns whether it did. */
  boolean tryLock() {
    return lock.tryLock();
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /**
   * Runs an operation as the only user of the connection and returns its result.
   *
   * @param operation the operation in words, for error messages: {@code "read an entry"}
   * @throws StorageException if SQLite reports an error, or the storage is closed
   */
  <T> T call(String operation, Work<T> work) {
    lock();
    try {
      if (closed) {
        throw new StorageException(source.description() + " is closed: cannot " + operation);
      }
      return work.on(this);
    } catch (SQLException e) {
      discardStatements(e);
      throw SqliteErrors.translate(source.description(), operation, e);
    } finally {
      unlock();
    }
  }

  /** Discards statements, because the driver finalizes a statement after most errors. */
  private void discardStatements(SQLException reason) {
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

  /** Runs an operation in a transaction that holds the write lock from its start. */
  <T> T inTransaction(Work<T> work) throws SQLException {
    // Not by setAutoCommit(false): the driver would begin a new transaction at each commit, which
    // would keep the write lock.
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

  /** Returns the statement, which is prepared once per connection. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Runs a statement to completion and ignores its rows. */
  void execute(String sql) throws SQLException {
    // executeUpdate steps through all rows, as an incremental vacuum requires; executeQuery fails
    // because the vacuum's rows have no columns.
    try (Statement statement = connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Returns the only value of the only row of a query. */
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

  /** Waits for a running operation, then releases the connection. */
  @Override
  public void close() {
    lock();
    try {
      closed = true;
      release();
    } catch (SQLException e) {
      throw SqliteErrors.translate(source.description(), "close a connection", e);
    } finally {
      unlock();
    }
  }

  private void release() throws SQLException {
    if (connection == null) {
      return;
    }
    closeStatements();
    source.release().accept(connection);
    connection = null;
  }

  /** An operation on a session. */
  @FunctionalInterface
  interface Work<T> {
    T on(Session session) throws SQLException;
  }
}
