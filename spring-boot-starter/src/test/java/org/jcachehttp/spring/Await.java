package org.jcachehttp.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread does. */
final class Await {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Await() {}

  static void until(BooleanSupplier condition, Supplier<String> missing)
      throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + LONGEST + ": " + missing.get());
      }
      Thread.sleep(20);
    }
  }
}
