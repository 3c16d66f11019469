package org.jcachehttp.http.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of a failing cache an HTTP cache puts up with. Immutable.
 *
 * <pre>{@code
 * StoreSettings.defaults().breaker(3, Duration.ofSeconds(10)).timeout(Duration.ofSeconds(1))
 * }</pre>
 *
 * @param failures how many operations in a row fail before the cache is left alone
 * @param delay for how long it is left alone, before one operation tries it again
 * @param timeout how long an operation may take; empty if as long as it does
 */
public record StoreSettings(int failures, Duration delay, Optional<Duration> timeout) {

  private static final int MOST_FAILURES = 1000;
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final StoreSettings DEFAULTS =
      new StoreSettings(5, Duration.ofSeconds(30), Optional.empty());

  /**
   * Settings in range.
   *
   * @throws IllegalArgumentException if the failures are not 1 to 1000, or a span is not a
   *     millisecond to a day
   */
  public StoreSettings {
    if (failures < 1 || failures > MOST_FAILURES) {
      throw new IllegalArgumentException(
          "store-breaker takes 1 to " + MOST_FAILURES + " failures, not " + failures);
    }
    check("the delay of store-breaker", delay);
    timeout.ifPresent(span -> check("store-timeout", span));
  }

  /** Left alone for 30 seconds after 5 failures; operations take as long as they do. */
  public static StoreSettings defaults() {
    return DEFAULTS;
  }

  /**
   * After how many failures in a row the cache is left alone, and for how long, before one attempt
   * tries it again. Reading and writing count separately. Meanwhile calls go to their origins.
   *
   * @throws IllegalArgumentException if the failures are not 1 to 1000, or the delay is not a
   *     millisecond to a day
   */
  public StoreSettings breaker(int mostFailures, Duration pause) {
    return new StoreSettings(mostFailures, pause, timeout);
  }

  /**
   * How long one operation on the cache may take before it counts as failed. By default that is up
   * to the cache: its own timeouts are better, where it has some, because this one moves every
   * operation to another thread.
   *
   * @throws IllegalArgumentException if it is not a millisecond to a day
   */
  public StoreSettings timeout(Duration longest) {
    return new StoreSettings(failures, delay, Optional.of(longest));
  }

  private static void check(String setting, Duration span) {
    if (span.compareTo(Duration.ofMillis(1)) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " is " + span + ", but takes a millisecond up to a day");
    }
  }
}
