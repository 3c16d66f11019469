package org.jcachehttp.http.internal.maintenance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.cache.Cache;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes entries past their retention at an interval, on a daemon thread. After a purge that
 * failed, the next one tries again.
 *
 * @param thread the thread
 * @param purges the scheduled task
 */
public record ExpiredPurge(ExecutorService thread, Future<?> purges) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ExpiredPurge.class);

  /**
   * Starts a purge; it runs first after one interval.
   *
   * @param purge removes entries, and returns their number
   */
  public static ExpiredPurge every(Duration interval, LongSupplier purge) {
    ScheduledExecutorService thread =
        new ScheduledThreadPoolExecutor(1, DaemonThreads.named("jcache-http-purge"));
    long nanos = interval.toNanos();
    Future<?> purges =
        thread.scheduleWithFixedDelay(
            () -> attempt(purge, thread), nanos, nanos, TimeUnit.NANOSECONDS);
    return new ExpiredPurge(thread, purges);
  }

  /** Starts a purge if there is an interval; returns a task that ends it and runs another one. */
  public static Runnable closing(
      Optional<Duration> interval,
      Cache<String, CachedResponse> cache,
      InstantSource clock,
      Runnable then) {
    if (interval.isEmpty()) {
      return then;
    }
    ExpiredPurge purge =
        every(interval.get(), () -> Inventory.of(cache).entries().purgeExpired(clock.millis()));
    return () -> {
      purge.close();
      then.run();
    };
  }

  private static void attempt(LongSupplier purge, ExecutorService thread) {
    try {
      log.debug("removed {} expired entries", purge.getAsLong());
    } catch (RuntimeException failure) {
      // The cache is closed after its purge.
      if (!thread.isShutdown()) {
        log.warn("removing expired entries failed; the next purge tries again", failure);
      }
    }
  }

  /** Ends the thread. A running purge is not interrupted, because that could close files. */
  @Override
  public void close() {
    purges.cancel(false);
    thread.shutdown();
  }
}
