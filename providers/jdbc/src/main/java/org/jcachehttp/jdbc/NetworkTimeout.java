package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** How long a connection waits for bytes of the server. Some drivers have no such timeout. */
final class NetworkTimeout {

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
    } catch (UnsupportedOperationException | AbstractMethodError driverWithoutIt) {
      return 0;
    }
  }

  private static void set(Connection connection, int millis) {
    try {
      connection.setNetworkTimeout(Runnable::run, millis);
    } catch (SQLException | UnsupportedOperationException | AbstractMethodError notPossible) {
      // The driver has none, or the connection is lost, which the work reports.
      return;
    }
  }
}
