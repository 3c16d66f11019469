package org.jcachehttp.http.internal.store;

import dev.failsafe.CircuitBreaker;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.http.settings.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker for one kind of operation on a cache. An outage begins with the first failure
 * and ends with a success; both are logged. Without an outage, an operation costs two reads of a
 * volatile field.
 */
final class StoreCircuitBreaker {

  private static final Logger log = LoggerFactory.getLogger(StoreCircuitBreaker.class);

  private final String operation;
  private final CircuitBreaker<Object> breaker;
  private final LongAdder failures = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under the lock; while it is false, the breaker is closed. */
  private volatile boolean outage;

  /**
   * Creates a closed breaker.
   *
   * @param operation the operation in log messages, such as {@code reading cache 'a'}
   */
  StoreCircuitBreaker(String operation, CircuitBreaker<Object> breaker) {
    this.operation = operation;
    this.breaker = breaker;
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
    return !outage || breaker.tryAcquirePermit();
  }

  /** Returns the number of failures so far. */
  long failures() {
    return failures.sum();
  }

  void recordSuccess() {
    if (outage) {
      endOutageUnlessOpen();
    }
  }

  private void endOutageUnlessOpen() {
    lock.lock();
    try {
      breaker.recordSuccess();
      // A success that began before the breaker opened does not close it.
      if (outage && breaker.isClosed()) {
        outage = false;
        log.info("{} works again", operation);
      }
    } finally {
      lock.unlock();
    }
  }

  void recordFailure(Exception failure) {
    failures.increment();
    log.debug("{} failed", operation, failure);
    lock.lock();
    try {
      breaker.recordFailure();
      if (!outage) {
        outage = true;
        log.warn(
            "{} {}, requests go to their origins: {}",
            operation,
            StoreFailures.isRefusal(failure)
                ? "is refused by its backend until the configuration is changed"
                : "failed",
            failure.toString());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Records an operation that ended without a result, such as an interrupted one. */
  void releasePermit() {
    // A half-open breaker waits for the result of its trial call, so it has to get one.
    if (breaker.isHalfOpen()) {
      breaker.recordFailure();
    }
  }
}
