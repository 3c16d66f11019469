package org.jcachehttp.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The instant from which an entry counts as expired, or never.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00Z by the clock of the process that wrote
 *     the entry; {@link Long#MAX_VALUE} is the stored form of {@link #NEVER}, so that deadlines
 *     compare as numbers
 */
public record Deadline(long epochMillis) implements Comparable<Deadline> {

  /** The deadline of an eternal entry. */
  public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

  /**
   * How long a backend keeps an entry after its deadline: the clocks of the processes may differ by
   * this much, and the expiry of an entry is published only while the entry is stored.
   */
  public static final Duration NATIVE_TTL_MARGIN = Duration.ofSeconds(60);

  /** The year 5138: a server adds the time-to-live to its own clock and rejects an overflow. */
  private static final long LATEST = 100_000_000_000_000L;

  /**
   * {@return the deadline at the instant, truncated to milliseconds}
   *
   * @param instant the first instant at which the entry is expired
   * @throws ArithmeticException if the instant does not fit into epoch milliseconds
   */
  public static Deadline at(Instant instant) {
    return new Deadline(instant.toEpochMilli());
  }

  /** {@return whether the entry is eternal} */
  public boolean isNever() {
    return epochMillis == Long.MAX_VALUE;
  }

  /**
   * {@return whether an entry with this deadline is expired; an eternal entry never is}
   *
   * @param now the current time in epoch milliseconds
   */
  public boolean isPast(long now) {
    return epochMillis <= now && !isNever();
  }

  /**
   * {@return the native time-to-live of an entry with this deadline: the time left plus {@link
   * #NATIVE_TTL_MARGIN}; empty if the entry is eternal}
   *
   * @param now the current time in epoch milliseconds
   */
  public Optional<Duration> nativeTtl(long now) {
    if (isNever()) {
      return Optional.empty();
    }
    long end = Math.max(now, Math.min(epochMillis, LATEST));
    return Optional.of(Duration.ofMillis(end - now).plus(NATIVE_TTL_MARGIN));
  }

  @Override
  public int compareTo(Deadline other) {
    return Long.compare(epochMillis, other.epochMillis);
  }

  @Override
  public String toString() {
    return isNever() ? "never" : Instant.ofEpochMilli(epochMillis).toString();
  }
}
