package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import org.jcachehttp.http.internal.key.Lease;
import org.jspecify.annotations.Nullable;

/** What a leader has seen of a lease while it waits. For use by one thread at a time. */
final class ClusterWait {

  /** A lookup may read a large response, so not each look has one. */
  private static final int LOOKS_PER_LOOKUP = 4;

  private int looks;
  private int takes;
  private @Nullable Lease seen;
  private long seenSince;

  /** Counts a try to take the lease; returns false if there were too many. */
  boolean mayTake(int most) {
    return ++takes <= most;
  }

  /**
   * Returns whether a lease was seen for as long as it lasts, which needs no comparison of clocks.
   *
   * @param now the time of a clock that is never set, in nanoseconds
   */
  boolean isSeenForItsLength(Lease lease, long now) {
    if (!lease.equals(seen)) {
      seen = lease;
      seenSince = now;
    }
    return Duration.ofNanos(now - seenSince).compareTo(lease.length()) >= 0;
  }

  /** Returns whether there was no delay yet. */
  boolean isBeginning() {
    return looks == 0;
  }

  /** Returns whether the store is to be asked for the response, too. */
  boolean isLookupDue() {
    return looks > 0 && looks % LOOKS_PER_LOOKUP == 0;
  }

  /**
   * Returns the delay before the next look.
   *
   * @param random a random number from 0 to 1
   */
  Duration nextDelay(double random) {
    return PollDelay.of(looks++, random);
  }
}
