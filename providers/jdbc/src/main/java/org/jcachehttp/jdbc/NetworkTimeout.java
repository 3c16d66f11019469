package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a connection waits for bytes of the server. Some drivers have no such timeout. */
final class NetworkTimeout {

  private static final Logger LOG = LoggerFactory.getLogger(NetworkTimeout.class);

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  private NetworkTimeout() {}

  /** Runs the work with a timeout, and restores the earlier one. */
  static <T> T within(int millis, Connection connection, Work<T> work) throws SQLException {
    int previous = of(connection);
    set(connection, millis);
    try {
      return work.run();
    } finally {
      set(connection, previous);
    }
  }

  private static int of(Connection connection) throws SQLException {
    try {
      return connection.getNetworkTimeout();
    } catch (SQLFeatureNotSupportedException
        | UnsupportedOperationException
        | AbstractMethodError driverWithoutIt) {
      return 0;
    }
  }

  private static void set(Connection connection, int millis) {
    try {
      connection.setNetworkTimeout(Runnable::run, millis);
    } catch (SQLException | UnsupportedOperationException | AbstractMethodError notPossible) {
      LOG.trace("no timeout of the network, or a lost connection", notPossible);
    }
  }
}
