package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jcachehttp.storage.StorageException;

/** Exponential backoff with jitter between attempts, up to a total limit. */
final class Backoff {

  private static final long MAX_PAUSE_MILLIS = 1_000;

  private final long giveUp;
  private long millis = 25;

  Backoff(Duration limit) {
    this.giveUp = System.nanoTime() + limit.toNanos();
  }

  /** Waits and returns true; returns false at once if the limit would be exceeded. */
  boolean pause() {
    if (System.nanoTime() + Duration.ofMillis(millis).toNanos() > giveUp) {
      return false;
    }
    try {
      // Jitter of one half, so that throttled clients do not retry at the same time.
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted during the backoff after throttling", e);
    }
    millis = Math.min(2 * millis, MAX_PAUSE_MILLIS);
    return true;
  }
}
