package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use of a connection by one operation.
 *
 * @param connection the connection
 * @param statements the statements for its database
 * @param limit when the operation must end
 */
record Session(Connection connection, Statements statements, TimeLimit limit) {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** The server cancels a statement before the connection gives up waiting for it. */
  private static final int NETWORK_MARGIN_MILLIS = 1_000;

  private static final int MAX_MILLIS = Integer.MAX_VALUE - NETWORK_MARGIN_MILLIS;

  /** The use of a connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  /** Runs the work in a transaction of its own, which is committed or rolled back. */
  <T> T inOwnTransaction(Work<T> work) throws SQLException {
    if (connection.getAutoCommit()) {
      return limited(work);
    }
    try {
      T result = limited(work);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failure) {
      rollBack(failure);
      throw failure;
    }
  }

  private void rollBack(Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }

  /** Runs the work while the connection waits for the server no longer than the limit. */
  <T> T limited(Work<T> work) throws SQLException {
    return NetworkTimeout.within(
        millisLeft() + NETWORK_MARGIN_MILLIS, connection, () -> work.run(this));
  }

  private int millisLeft() {
    long left = TimeUnit.NANOSECONDS.toMillis(limit.left());
    return (int) Math.max(1, Math.min(left, MAX_MILLIS));
  }

  /** Returns a statement, which the caller closes. The server cancels it at the limit. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      dialect().limit(statement, 1 + millisLeft() / 1_000);
    } catch (SQLException notSupported) {
      LOG.trace("no timeout of statements; that of the network remains", notSupported);
    }
    return statement;
  }

  Dialect dialect() {
    return statements.dialect();
  }
}
