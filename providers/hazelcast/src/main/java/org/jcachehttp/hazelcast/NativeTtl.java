package org.jcachehttp.hazelcast;

import java.time.Duration;
import org.jcachehttp.storage.Deadline;

/** The native time-to-live of entries. The engine decides by the deadline. */
final class NativeTtl {

  /** The value for no time-to-live in Hazelcast. */
  static final long NEVER = 0;

  /** A hundred years: Hazelcast treats a later expiry as no expiry. */
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
