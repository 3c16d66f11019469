package org.jcachehttp.jdbc;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.jdbc.JdbcOptions.TransactionMode;
import org.jcachehttp.jdbc.Session.Work;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Preparation;
import org.jcachehttp.storage.internal.StartUp;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations on the tables of a database, which a thread of its own prepares. Thread-safe.
 *
 * <p>Every operation is one statement, or can be repeated as a whole. It is repeated after a
 * deadlock or a serialization failure until its time is over, unless it belongs to the transaction
 * of the caller, which such a failure ends.
 */
final class Database implements AutoCloseable {

  /** How long a statement that creates a table may take. */
  private static final int PREPARATION_MILLIS = 30_000;

  private final ConnectionSource source;
  private final Schema schema;
  private final StartUp start;
  private final Duration startUp;
  private final boolean isInCallersTransaction;
  private final Preparation preparation = new Preparation("jdbc-tables", this::prepare);
  private final OverdueConnections overdue = new OverdueConnections();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Statements statements;

  Database(
      ConnectionSource source,
      Schema schema,
      StartUp start,
      Duration startUp,
      TransactionMode transaction) {
    this.source = source;
    this.schema = schema;
    this.start = start;
    this.startUp = startUp;
    this.isInCallersTransaction = transaction == TransactionMode.CALLER;
  }

  String description() {
    return source.description();
  }

  /** Begins to create the tables; a failure is that of a later operation. */
  void begin() {
    preparation.begin();
  }

  private void prepare() {
    TimeLimit limit = TimeLimit.in(startUp);
    try (Connection connection = source.open(limit)) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      Statements ready =
          NetworkTimeout.within(PREPARATION_MILLIS, connection, () -> schema.prepare(connection));
      connection.setAutoCommit(autoCommit);
      statements = ready;
    } catch (SQLException failure) {
      start.end();
      throw closed.get()
          ? closed("create the tables")
          : JdbcErrors.translate(source, "create the tables", failure, null);
    }
  }

  /**
   * Runs an operation on the tables.
   *
   * @param operation the operation in words: {@code "read an entry"}
   * @param timeout the time for all attempts together, from the wait for a connection
   * @param work the operation, which may run again
   * @throws StorageException if it fails
   */
  <T> T call(String operation, Duration timeout, Work<T> work) {
    TimeLimit limit = TimeLimit.in(timeout);
    for (int attempt = 1; ; attempt++) {
      Statements ready = prepared(operation, timeout);
      try {
        T result = run(ready, limit, work);
        start.end();
        return result;
      } catch (SQLException failure) {
        if (closed.get()) {
          throw closed(operation);
        }
        if (!isRepeated(failure, ready.dialect(), attempt)
            || limit.isOver()
            || Thread.currentThread().isInterrupted()) {
          throw JdbcErrors.translate(source, operation, failure, ready.dialect());
        }
        Pause.before(attempt);
      } catch (RuntimeException failure) {
        // A pool that is closed meanwhile may fail in any way.
        throw closed.get() ? closed(operation) : failure;
      }
    }
  }

  private <T> T run(Statements ready, TimeLimit limit, Work<T> work) throws SQLException {
    try (Connection connection = source.open(limit)) {
      Session session = new Session(connection, ready, limit);
      return overdue.within(
          limit,
          connection,
          () -> isInCallersTransaction ? session.limited(work) : session.inOwnTransaction(work));
    }
  }

  private boolean isRepeated(SQLException failure, Dialect dialect, int attempt) {
    return switch (Failure.of(failure, dialect)) {
      // An upsert that finds no row and loses the race to insert it, where it is not atomic.
      case CONFLICT, DUPLICATE_KEY -> !isInCallersTransaction;
      case NO_TABLE -> attempt == 1 && isPreparedAgain();
      default -> false;
    };
  }

  /** The tables were dropped, by an administrator or with a database in memory. */
  private boolean isPreparedAgain() {
    preparation.repeat();
    return !isInCallersTransaction;
  }

  /**
   * Returns a connection that does not belong to a pool of this library. The caller closes it.
   *
   * @throws SQLException if there is none
   */
  Connection unpooledConnection() throws SQLException {
    return source.unpooled().getConnection();
  }

  /**
   * Returns the statements on the tables, as soon as these exist.
   *
   * @throws StorageException if the tables cannot be used, or not within the timeout
   */
  Statements prepared(String operation, Duration timeout) {
    requireOpen(operation);
    try {
      preparation.await(timeout);
      return requireNonNull(statements);
    } catch (TimeoutException slow) {
      throw new StorageException(
          (description() + ": cannot " + operation + ": no connection in " + timeout.toMillis())
              + " ms: check that the database is running and reachable",
          slow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StorageException(
          description() + ": cannot " + operation + ": the thread was interrupted", interrupted);
    }
  }

  /** Throws if this object is closed. */
  void requireOpen(String operation) {
    if (closed.get()) {
      throw closed(operation);
    }
  }

  private StorageException closed(String operation) {
    return new StorageException(description() + " is closed: cannot " + operation);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      source.close();
      overdue.close();
    }
  }
}
