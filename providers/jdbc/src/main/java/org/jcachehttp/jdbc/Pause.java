package org.jcachehttp.jdbc;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pause before a statement is repeated, of a random length that grows with the attempts. */
final class Pause {

  private static final int MAX_MILLIS = 64;

  private Pause() {}

  /**
   * Waits up to 2 ms before the first repetition, and up to 64 ms before later ones. Returns at
   * once if the thread is interrupted, which stays so.
   */
  static void before(int repetition) {
    int longest = Math.min(MAX_MILLIS, 1 << Math.min(repetition, 6));
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(1, TimeUnit.MILLISECONDS.toNanos(longest)));
  }
}
