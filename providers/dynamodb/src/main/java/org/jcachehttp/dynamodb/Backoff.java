package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jcachehttp.storage.StorageException;

/** Pauses between attempts, each about twice as long as the one before, up to a limit in all. */
final class Backoff {

  private static final long MAX_PAUSE_MILLIS = 1_000;

  private final long giveUp;
  private long millis = 25;

  Backoff(Duration limit) {
    this.giveUp = System.nanoTime() + limit.toNanos();
  }

  /** Waits, unless the limit would be exceeded; tells whether it did. */
  boolean pause() {
    if (System.nanoTime() + Duration.ofMillis(millis).toNanos() > giveUp) {
      return false;
    }
    try {
      // Half of it at random, so that clients which were refused together do not return together.
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while DynamoDB was busy", e);
    }
    millis = Math.min(2 * millis, MAX_PAUSE_MILLIS);
    return true;
  }
}
