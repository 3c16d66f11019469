package org.jcachehttp.testkit;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition. The timeout of the test ends a wait for a condition that stays false. */
public final class Await {

  private static final long POLL_MILLIS = 5;

  private Await() {}

  /**
   * Polls the condition until it is true.
   *
   * @param condition returns whether the wait is over; polled every 5 ms
   */
  public static void until(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted before the condition became true", interrupted);
    }
  }
}
