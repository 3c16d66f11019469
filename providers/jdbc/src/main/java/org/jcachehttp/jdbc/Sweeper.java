package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes entries a minute after their deadline, in batches. Of all processes one does, which has a
 * lease in the table of regions. Two processes with different clocks may both do it, which is only
 * a waste.
 */
final class Sweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final Database database;
  private final OperationTimeouts timeouts;
  private final InstantSource clock;
  private final String process = UUID.randomUUID().toString();
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("jdbc-sweeper"));

  Sweeper(Database database, OperationTimeouts timeouts, InstantSource clock) {
    this.database = database;
    this.timeouts = timeouts;
    this.clock = clock;
  }

  /** Sweeps after each interval; never if it is zero. */
  void begin(Duration interval) {
    if (!interval.isZero()) {
      var unused =
          schedule.scheduleWithFixedDelay(
              () -> sweepSafely(interval),
              interval.toMillis(),
              interval.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void sweepSafely(Duration interval) {
    try {
      sweep(interval);
    } catch (StorageException unavailable) {
      LOG.debug("{}: expired entries are deleted later", database.description(), unavailable);
    } catch (RuntimeException failure) {
      // An exception would end the schedule.
      LOG.warn("{}: expired entries are not deleted", database.description(), failure);
    }
  }

  /**
   * Sweeps now, unless another process has the lease.
   *
   * @param interval the time until the next sweep, which the lease covers too
   */
  void sweep(Duration interval) {
    Duration lease = interval.multipliedBy(2).plus(timeouts.bulk());
    while (takeLease(lease)) {
      if (deleteSome() < Statements.BATCH) {
        return;
      }
    }
  }

  private boolean takeLease(Duration lease) {
    long now = clock.millis();
    return database.call(
        "become the sweeper",
        timeouts.bulk(),
        session -> {
          try (PreparedStatement take = session.prepare(session.statements().takeLease())) {
            take.setString(1, process);
            take.setLong(2, now + lease.toMillis());
            take.setLong(3, now);
            take.setString(4, process);
            return take.executeUpdate() == 1;
          }
        });
  }

  private int deleteSome() {
    long before = clock.millis() - Deadline.NATIVE_TTL_MARGIN.toMillis();
    return database.call(
        "delete expired entries",
        timeouts.bulk(),
        session -> Deletion.some(session, "deadline <= ?", before));
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
