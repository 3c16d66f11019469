package org.jcachehttp.hazelcast;

import java.time.Duration;
import org.jcachehttp.storage.Deadline;

/** The native time-to-live of entries. The engine decides by the deadline. */
final class NativeTtl {

  /** The value for no time-to-live in Hazelcast. */
  static final long NEVER = 0;

  /** Processes may be slow by this much before an entry is lost early. */
  static final Duration MARGIN = Duration.ofSeconds(60);

  /** A hundred years: Hazelcast treats a later expiry as no expiry. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private NativeTtl() {}

  /**
   * The milliseconds until the deadline and {@link #MARGIN} more; what is already past its deadline
   * is kept for the margin.
   *
   * @param now epoch milliseconds
   */
  static long until(Deadline deadline, long now) {
    if (deadline.epochMillis() > now + LONGEST.toMillis()) {
      return NEVER;
    }
    return Math.max(now, deadline.epochMillis()) - now + MARGIN.toMillis();
  }
}
