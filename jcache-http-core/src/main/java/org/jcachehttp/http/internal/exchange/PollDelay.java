package org.jcachehttp.http.internal.exchange;

import java.time.Duration;

/** The delays between two looks at the lease of another process. */
final class PollDelay {

  private static final long FIRST_NANOS = 10_000_000;
  private static final int DOUBLINGS = 5;

  private PollDelay() {}

  /**
   * Returns the delay before a look: 10 ms, doubled with each look up to 320 ms, and shortened by a
   * random share of up to a half, so that processes do not look at the same times.
   *
   * @param attempt the number of looks so far
   * @param random a random number from 0 to 1
   */
  static Duration of(int attempt, double random) {
    long longest = FIRST_NANOS << Math.min(attempt, DOUBLINGS);
    return Duration.ofNanos((long) (longest * (1 - random / 2)));
  }
}
