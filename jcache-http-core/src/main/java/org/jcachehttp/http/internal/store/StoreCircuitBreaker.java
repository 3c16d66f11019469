package org.jcachehttp.http.internal.store;

import dev.failsafe.CircuitBreaker;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.http.settings.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether one kind of operation on a cache fails at present, and may be tried. An outage begins
 * with a failure and ends with a success; both are logged. While there is none, an operation costs
 * two looks at one flag.
 */
final class StoreCircuitBreaker {

  private static final Logger log = LoggerFactory.getLogger(StoreCircuitBreaker.class);

  private final String operation;
  private final CircuitBreaker<Object> breaker;
  private final LongAdder failures = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under the lock, so that the breaker is closed wherever this is false. */
  private volatile boolean failing;

  /** No outage, yet, of that operation: {@code reading cache 'a'}. */
  StoreCircuitBreaker(String operation, CircuitBreaker<Object> breaker) {
    this.operation = operation;
    this.breaker = breaker;
  }

  /** Opens after that many failures in a row, and then permits one attempt after each delay. */
  static CircuitBreaker<Object> breaker(StoreSettings settings) {
    return CircuitBreaker.builder()
        .withFailureThreshold(settings.failures())
        .withDelay(settings.delay())
        .withSuccessThreshold(1)
        .build();
  }

  /** Whether to try the operation; if so, one of the other methods is to be called after it. */
  boolean permits() {
    return !failing || breaker.tryAcquirePermit();
  }

  /** How many operations failed so far. */
  long failures() {
    return failures.sum();
  }

  void succeeded() {
    if (failing) {
      endUnlessOpen();
    }
  }

  private void endUnlessOpen() {
    lock.lock();
    try {
      breaker.recordSuccess();
      // An operation that began before the breaker opened does not close it.
      if (failing && breaker.isClosed()) {
        failing = false;
        log.info("{} works again", operation);
      }
    } finally {
      lock.unlock();
    }
  }

  void failed(Throwable failure) {
    failures.increment();
    log.debug("{} failed", operation, failure);
    lock.lock();
    try {
      breaker.recordFailure();
      if (!failing) {
        failing = true;
        log.warn("{} fails, calls go to their origins: {}", operation, failure.toString());
      }
    } finally {
      lock.unlock();
    }
  }

  /** The operation came to no end that says anything of the cache. */
  void abandoned() {
    // The one attempt is used up; without a result, nobody would ever make another.
    if (breaker.isHalfOpen()) {
      breaker.recordFailure();
    }
  }
}
