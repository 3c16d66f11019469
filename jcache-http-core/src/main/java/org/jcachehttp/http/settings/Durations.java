package org.jcachehttp.http.settings;

import java.time.Duration;

/** The ranges of the durations in settings. */
final class Durations {

  private static final Duration TEN_THOUSAND_YEARS = Duration.ofDays(3_650_000);

  private Durations() {}

  /** Checks the timeout or delay of an operation: 1 millisecond to 1 day. */
  static Duration checkOperation(String setting, Duration value) {
    return check(setting, value, Duration.ofMillis(1), Duration.ofDays(1), "1ms to 1d");
  }

  /** Checks an interval at which a thread works: 1 second to 365 days. */
  static Duration checkInterval(String setting, Duration value) {
    return check(setting, value, Duration.ofSeconds(1), Duration.ofDays(365), "1s to 365d");
  }

  /** Checks a time during which a stale response is used or kept: 0 to 10,000 years. */
  static Duration checkStale(String setting, Duration value) {
    return check(setting, value, Duration.ZERO, TEN_THOUSAND_YEARS, "0 to 10,000 years");
  }

  private static Duration check(
      String setting, Duration value, Duration least, Duration most, String range) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(setting + " is " + value + ", but takes " + range);
    }
    return value;
  }
}
