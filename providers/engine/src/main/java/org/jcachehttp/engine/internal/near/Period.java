package org.jcachehttp.engine.internal.near;

import java.time.Duration;

/**
 * A time in which entries have the same maximum age. Its end invalidates all its entries. Compared
 * by identity.
 */
final class Period {

  private final long maxAgeNanos;

  Period(Duration maxAge) {
    this.maxAgeNanos = maxAge.toNanos();
  }

  /**
   * Returns the end of the use of an entry that is read or checked from {@code start} on, and lives
   * that long.
   */
  long endOfUse(long start, long lifeNanos) {
    return start + Math.min(maxAgeNanos, lifeNanos);
  }

  Period next() {
    return new Period(Duration.ofNanos(maxAgeNanos));
  }
}
