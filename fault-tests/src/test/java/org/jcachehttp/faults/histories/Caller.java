package org.jcachehttp.faults.histories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;

/**
 * One thread that calls random methods on few keys, and records the calls.
 *
 * <p>The keys change with the time, for all threads of all processes alike: histories stay short,
 * and all threads meet on the same entries.
 */
final class Caller {

  static final int KEYS = 2;

  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int CALLS_PER_PERIOD = 60;

  private final Cache<String, String> cache;
  private final Random random;
  private final RandomOperations operations;
  private final List<Call> calls = new ArrayList<>();

  /**
   * Makes a caller.
   *
   * @param cache the cache under test
   * @param name a name that no other caller has
   * @param random the choice of methods and keys
   */
  Caller(Cache<String, String> cache, String name, Random random) {
    this.cache = cache;
    this.random = random;
    this.operations = new RandomOperations(name, random);
  }

  /** Calls each method once, so that its classes are loaded. */
  void warmUp() {
    for (Method method : Method.values()) {
      new Operation(method, "none", "warm").callOn(cache, "warm-up");
    }
  }

  /** Calls for that long and returns the calls. */
  List<Call> callFor(Duration span) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < span.toNanos()) {
      long period = System.nanoTime() / PERIOD;
      for (int i = 0; i < CALLS_PER_PERIOD && System.nanoTime() / PERIOD == period; i++) {
        call(period + "/" + random.nextInt(KEYS));
      }
      LockSupport.parkNanos((period + 1) * PERIOD - System.nanoTime());
    }
    return calls;
  }

  private void call(String key) {
    Operation operation = operations.next(key);
    long invoked = System.nanoTime();
    Optional<String> result = resultOf(operation, key);
    calls.add(new Call(key, operation, invoked, System.nanoTime(), result));
    result.ifPresent(text -> operations.learn(key, operation, text));
  }

  /** A failure is recorded as a call without a result. The row counts it. */
  private Optional<String> resultOf(Operation operation, String key) {
    try {
      return Optional.of(operation.callOn(cache, key));
    } catch (RuntimeException failure) {
      failure.printStackTrace();
      return Optional.empty();
    }
  }
}
