package org.jcachehttp.http.internal.store;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.http.internal.event.Listeners;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.CallStatistics;
import org.jcachehttp.http.status.HttpCacheListener.StoreOutage;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.StoreOperation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker for one kind of operation on a cache. An outage begins with the first failure
 * and ends with a success; both are logged and reported. Operations are counted and measured.
 * Without an outage, an operation reads a volatile field twice and the clock twice.
 */
final class StoreCircuitBreaker {

  private static final Logger log = LoggerFactory.getLogger(StoreCircuitBreaker.class);

  private final StoreOperation operation;
  private final String cacheName;
  private final CircuitBreaker<Object> breaker;
  private final Listeners listeners;
  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under the lock; while it is null, the breaker is closed. */
  private volatile @Nullable StoreOutage outage;

  /**
   * Creates a closed breaker.
   *
   * @param operation the kind of operation
   * @param cacheName the name of the cache
   * @param listeners are called about outages
   */
  StoreCircuitBreaker(
      StoreOperation operation,
      String cacheName,
      CircuitBreaker<Object> breaker,
      Listeners listeners) {
    this.operation = operation;
    this.cacheName = cacheName;
    this.breaker = breaker;
    this.listeners = listeners;
  }

  /** Returns a breaker that opens after consecutive failures; one success closes it. */
  static CircuitBreaker<Object> breaker(StoreSettings settings) {
    return CircuitBreaker.builder()
        .withFailureThreshold(settings.breakerFailures())
        .withDelay(settings.breakerDelay())
        .withSuccessThreshold(1)
        .build();
  }

  /**
   * Returns whether the operation may run. If so, the caller records its result with one of the
   * other methods.
   */
  boolean tryAcquirePermit() {
    return outage == null || breaker.tryAcquirePermit();
  }

  /** Adds the operations so far to statistics. */
  void addTo(HttpCacheStatistics.Builder statistics) {
    long failed = failures.sum();
    statistics.store(
        operation,
        CallStatistics.of(successes.sum() + failed, failed, Duration.ofNanos(nanos.sum())));
    if (!breaker.isClosed()) {
      statistics.bypassed(operation);
    }
  }

  /** Records an operation that began at a time of {@link System#nanoTime()}. */
  void recordSuccess(long start) {
    successes.increment();
    nanos.add(System.nanoTime() - start);
    if (outage != null) {
      endOutageUnlessOpen();
    }
  }

  private void endOutageUnlessOpen() {
    StoreOutage ended;
    lock.lock();
    try {
      breaker.recordSuccess();
      // A success that began before the breaker opened does not close it.
      ended = breaker.isClosed() ? outage : null;
      if (ended != null) {
        outage = null;
      }
    } finally {
      lock.unlock();
    }
    // Not under the lock: a listener may use a cache that waits for the lock of this one.
    if (ended != null) {
      log.info("{} cache '{}' works again", verb(), cacheName);
      listeners.call(listener -> listener.onRecovered(ended));
    }
  }

  /** Records an operation that began at a time of {@link System#nanoTime()}. */
  void recordFailure(long start, Exception failure) {
    failures.increment();
    nanos.add(System.nanoTime() - start);
    log.debug("{} cache '{}' failed", verb(), cacheName, failure);
    StoreOutage begun = null;
    lock.lock();
    try {
      breaker.recordFailure();
      if (outage == null) {
        begun = StoreOutage.of(cacheName, operation, failure);
        outage = begun;
      }
    } finally {
      lock.unlock();
    }
    if (begun != null) {
      report(begun, failure);
    }
  }

  private void report(StoreOutage begun, Exception failure) {
    log.warn(
        "{} cache '{}' {}, requests go to their origins: {}",
        verb(),
        cacheName,
        StoreFailures.isRefusal(failure)
            ? "is refused by its backend until the configuration is changed"
            : "failed",
        failure.toString());
    listeners.call(listener -> listener.onOutage(begun));
  }

  private String verb() {
    return operation == StoreOperation.READ ? "reading" : "writing";
  }

  /** Records an operation that ended without a result, such as an interrupted one. */
  void releasePermit() {
    // A half-open breaker waits for the result of its trial call, so it has to get one.
    if (breaker.isHalfOpen()) {
      breaker.recordFailure();
    }
  }
}
