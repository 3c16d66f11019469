package org.jcachehttp.http;

import java.time.Duration;

/** How long a stale response may be of use. */
final class StaleSpan {

  private static final int MOST_DAYS = 3_650_000;

  private StaleSpan() {}

  /**
   * The span, if it is one.
   *
   * @throws IllegalArgumentException naming the setting, if it is negative or too long
   */
  static Duration checked(String setting, Duration span) {
    if (span.isNegative() || span.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException(
          setting + " is " + span + ", but takes zero up to ten thousand years");
    }
    return span;
  }
}
