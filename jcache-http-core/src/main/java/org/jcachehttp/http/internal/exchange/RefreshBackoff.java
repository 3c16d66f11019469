package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jcachehttp.http.settings.RefreshSettings;

/**
 * The refreshes that failed and are not tried again yet, by the key of their entry. Safe for use by
 * many threads, in bounded memory.
 */
final class RefreshBackoff {

  private static final int MAX_FAILURES = 10_000;

  /** Longer delays are limited by the settings, before a shift overflows. */
  private static final int MAX_DOUBLINGS = 30;

  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final DoubleSupplier random;

  /**
   * Creates one without failures.
   *
   * @param random a random number from 0 to 1
   */
  RefreshBackoff(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * The last failure of a refresh.
   *
   * @param count the number of failures since the last success
   * @param until when it may be tried again, epoch milliseconds
   * @param status the status of the origin's error; empty if there was no response
   */
  record Failure(int count, long until, OptionalInt status) {}

  /** Returns the last failure of a refresh if it is not to be tried again at {@code now} yet. */
  Optional<Failure> waiting(String key, long now) {
    return Optional.ofNullable(failures.get(key)).filter(failure -> now < failure.until());
  }

  /**
   * Records a failure at {@code now} (epoch milliseconds).
   *
   * @param status the status of the origin's error; empty if there was no response
   * @param retryAfter the delay that the origin asks for
   */
  void failed(
      String key,
      RefreshSettings settings,
      OptionalInt status,
      Optional<Duration> retryAfter,
      long now) {
    if (settings.backoff().isZero()) {
      return;
    }
    if (failures.size() >= MAX_FAILURES) {
      failures.values().removeIf(failure -> failure.until() <= now);
    }
    if (failures.size() < MAX_FAILURES || failures.containsKey(key)) {
      failures.merge(
          key,
          failure(1, settings, status, retryAfter, now),
          (last, first) -> failure(last.count() + 1, settings, status, retryAfter, now));
    }
  }

  private Failure failure(
      int count,
      RefreshSettings settings,
      OptionalInt status,
      Optional<Duration> retryAfter,
      long now) {
    long limit = settings.backoffLimit().toMillis();
    long doubled =
        Math.min(limit, settings.backoff().toMillis() << Math.min(count - 1, MAX_DOUBLINGS));
    long shortened = (long) (doubled * (1 - random.getAsDouble() / 2));
    long asked = Math.min(limit, retryAfter.map(Duration::toMillis).orElse(0L));
    return new Failure(count, now + Math.max(shortened, asked), status);
  }

  /** Forgets the failures of a refresh that has succeeded. */
  void succeeded(String key) {
    failures.remove(key);
  }
}
