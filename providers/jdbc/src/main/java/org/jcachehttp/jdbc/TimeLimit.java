package org.jcachehttp.jdbc;

import java.time.Duration;

/**
 * The time until which an operation must end.
 *
 * @param nanos the end, in the time of {@link System#nanoTime}
 */
record TimeLimit(long nanos) {

  static TimeLimit in(Duration timeout) {
    return new TimeLimit(System.nanoTime() + timeout.toNanos());
  }

  boolean isOver() {
    return left() <= 0;
  }

  /** Returns the nanoseconds that are left; negative if none are. */
  long left() {
    return nanos - System.nanoTime();
  }
}
