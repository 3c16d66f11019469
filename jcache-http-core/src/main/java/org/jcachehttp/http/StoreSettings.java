package org.jcachehttp.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of a failing cache an HTTP cache puts up with.
 *
 * @param failures how many operations in a row fail before the cache is left alone
 * @param delay for how long it is left alone, before one operation tries it again
 * @param timeout how long an operation may take; empty if as long as it does
 */
record StoreSettings(int failures, Duration delay, Optional<Duration> timeout) {

  static final StoreSettings DEFAULT =
      new StoreSettings(5, Duration.ofSeconds(30), Optional.empty());

  private static final int MOST_FAILURES = 1000;
  private static final Duration LONGEST = Duration.ofDays(1);

  StoreSettings withBreaker(int mostFailures, Duration pause) {
    if (mostFailures < 1 || mostFailures > MOST_FAILURES) {
      throw new IllegalArgumentException(
          "store-breaker takes 1 to " + MOST_FAILURES + " failures, not " + mostFailures);
    }
    return new StoreSettings(mostFailures, inRange("the delay of store-breaker", pause), timeout);
  }

  StoreSettings withTimeout(Duration longest) {
    return new StoreSettings(failures, delay, Optional.of(inRange("store-timeout", longest)));
  }

  private static Duration inRange(String setting, Duration span) {
    if (span.compareTo(Duration.ofMillis(1)) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " is " + span + ", but takes a millisecond up to a day");
    }
    return span;
  }
}
