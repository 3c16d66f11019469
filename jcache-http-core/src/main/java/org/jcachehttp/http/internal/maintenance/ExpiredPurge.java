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
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.stored.CachedResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from time to time what is past its retention, on a daemon thread of its own. A sweep that
 * fails is left to the next one.
 *
 * @param thread the thread
 * @param sweeps what it does
 */
public record ExpiredPurge(ExecutorService thread, Future<?> sweeps) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ExpiredPurge.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * A purge that sweeps first when that time has passed, and then each time it has passed again.
   *
   * @param sweep removes, and tells how many
   */
  public static ExpiredPurge every(Duration span, LongSupplier sweep) {
    ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, ExpiredPurge::daemon);
    long nanos = span.toNanos();
    Future<?> sweeps =
        thread.scheduleWithFixedDelay(
            () -> attempt(sweep, thread), nanos, nanos, TimeUnit.NANOSECONDS);
    return new ExpiredPurge(thread, sweeps);
  }

  /** Starts a purge of the cache if one is wanted; what closes it, and then does what follows. */
  public static Runnable closing(
      Optional<Duration> span,
      Cache<String, CachedResponse> cache,
      InstantSource clock,
      Runnable then) {
    if (span.isEmpty()) {
      return then;
    }
    ExpiredPurge purge =
        every(span.get(), () -> StoredResponses.purgeExpired(cache, clock.millis()));
    return () -> {
      purge.close();
      then.run();
    };
  }

  /**
   * A time between two sweeps.
   *
   * @throws IllegalArgumentException if it is not a second to a year
   */
  public static Duration checked(Duration span) {
    if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "purge-interval is " + span + ", but takes a second up to 365 days");
    }
    return span;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jcache-http-purge");
    thread.setDaemon(true);
    return thread;
  }

  private static void attempt(LongSupplier sweep, ExecutorService thread) {
    try {
      log.debug("swept {} entries", sweep.getAsLong());
    } catch (RuntimeException failure) {
      // Whoever closes the purge closes the cache next.
      if (!thread.isShutdown()) {
        log.warn("a sweep of expired entries failed, the next one tries again", failure);
      }
    }
  }

  /** Ends the thread; a sweep under way ends by itself, since an interrupt could close files. */
  @Override
  public void close() {
    sweeps.cancel(false);
    thread.shutdown();
  }
}
