package org.jcachehttp.hazelcast;

import java.time.Duration;
import org.jcachehttp.storage.Deadline;

/** How long Hazelcast keeps an entry by itself: a hint, since the engine's deadline decides. */
final class NativeTtl {

  /** What stands for never in Hazelcast. */
  static final long NEVER = 0;

  /** A hundred years: Hazelcast keeps instants in few bits, and takes what is later for never. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private NativeTtl() {}

  /**
   * Returns the native time-to-live in milliseconds, {@link #NEVER} for an eternal entry.
   *
   * @param now epoch milliseconds
   */
  static long until(Deadline deadline, long now) {
    return deadline
        .nativeTtl(now)
        .filter(ttl -> ttl.compareTo(LONGEST) < 0)
        .map(Duration::toMillis)
        .orElse(NEVER);
  }
}
