package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts the connections of operations that take too long. The timeout of the network ends the wait
 * for one packet only: a slow server could send the next one in time, again and again. Thread-safe.
 */
final class OverdueConnections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OverdueConnections.class);

  /** The server cancels a statement before its connection is aborted. */
  private static final long MARGIN_MILLIS = 1_500;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.named("jdbc-timeouts"));

  OverdueConnections() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Runs the work, whose connection is aborted if it is still used some time after the limit. */
  <T> T within(TimeLimit limit, Connection connection, Work<T> work) throws SQLException {
    long delay = Math.max(0, limit.left()) + TimeUnit.MILLISECONDS.toNanos(MARGIN_MILLIS);
    ScheduledFuture<?> abort = timer.schedule(() -> abort(connection), delay, TimeUnit.NANOSECONDS);
    try {
      return work.run();
    } finally {
      abort.cancel(false);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | UnsupportedOperationException | AbstractMethodError notPossible) {
      LOG.debug("a connection whose operation takes too long cannot be aborted", notPossible);
    }
  }

  /** Operations that still run are no longer aborted. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
