package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jcachehttp.storage.internal.Defaults;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the changes that PostgreSQL announces, on a connection and a thread of its own, which
 * begin with the first listener. The connection is checked each second, and is made again after a
 * loss.
 */
final class Announcements implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

  private static final int CHECK_MILLIS = 1_000;
  private static final int LOST_MILLIS = 3_000;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Database database;
  private final ChangeListeners listeners = new ChangeListeners();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile boolean closed;

  Announcements(Database database) {
    this.database = database;
  }

  /** Adds a listener, which is informed when the connection exists. */
  void add(long region, InvalidationListener<String> listener) {
    listeners.add(region, listener);
    if (started.compareAndSet(false, true)) {
      DaemonThreads.start("jdbc-changes", this::run);
    }
  }

  void remove(long region, InvalidationListener<String> listener) {
    listeners.remove(region, listener);
  }

  private void run() {
    while (!closed) {
      try {
        listen();
      } catch (SQLException | StorageException failure) {
        LOG.debug("{}: no announcements of changes yet", database.description(), failure);
      } catch (LinkageError | RuntimeException failure) {
        warn(failure);
      }
      listeners.disconnected();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void warn(Throwable failure) {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "{}: changes by other processes are not announced: announce=true needs the driver"
              + " org.postgresql:postgresql",
          database.description(),
          failure);
    }
  }

  private void listen() throws SQLException {
    Statements statements = database.prepared("listen to changes", Defaults.START_UP_TIMEOUT);
    try (Connection connection = database.unpooledConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      int networkTimeout = connection.getNetworkTimeout();
      try {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, LOST_MILLIS);
        listen(connection, "LISTEN " + channel(connection, statements));
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
        connection.setAutoCommit(autoCommit);
      } catch (SQLException | RuntimeException failure) {
        // Otherwise the pool of an application gets a connection that still listens.
        connection.abort(Runnable::run);
        throw failure;
      }
    }
  }

  private void listen(Connection connection, String listen) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(listen);
      listeners.connected();
      report(connection.unwrap(PGConnection.class), statement);
      statement.execute("UNLISTEN *");
    }
  }

  private static String channel(Connection connection, Statements statements) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(Statements.SELECT_CHANNEL)) {
      select.setString(1, statements.entries());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void report(PGConnection connection, Statement statement) throws SQLException {
    long checked = System.nanoTime();
    while (!closed) {
      PGNotification[] arrived = connection.getNotifications(CHECK_MILLIS);
      for (PGNotification each : arrived == null ? new PGNotification[0] : arrived) {
        listeners.report(ChangeMessage.of(each.getParameter()));
      }
      if (System.nanoTime() - checked >= TimeUnit.MILLISECONDS.toNanos(CHECK_MILLIS)) {
        statement.execute("SELECT 1");
        checked = System.nanoTime();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
