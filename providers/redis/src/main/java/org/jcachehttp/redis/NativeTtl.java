package org.jcachehttp.redis;

import java.time.Duration;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;

/** The native time-to-live of entries. The engine decides by the deadline. */
final class NativeTtl {

  /** Clocks of the processes may differ by this much before an entry is lost early. */
  static final Duration MARGIN = Duration.ofSeconds(60);

  /** The year 5138: Redis adds its own clock to a time to live, and refuses what overflows. */
  private static final long LATEST = 100_000_000_000_000L;

  private NativeTtl() {}

  /**
   * The time until the deadline and {@link #MARGIN} more; what is already past its deadline is kept
   * for the margin. Empty if the deadline is never.
   *
   * @param now epoch milliseconds
   */
  static Optional<Duration> until(Deadline deadline, long now) {
    if (deadline.isNever()) {
      return Optional.empty();
    }
    long end = Math.max(now, Math.min(deadline.epochMillis(), LATEST));
    return Optional.of(Duration.ofMillis(end - now).plus(MARGIN));
  }

  /** The same as an argument of a script: milliseconds, or empty for never. */
  static String argument(Deadline deadline, long now) {
    return until(deadline, now).map(ttl -> Long.toString(ttl.toMillis())).orElse("");
  }
}
