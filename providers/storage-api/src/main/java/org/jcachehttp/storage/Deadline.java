package org.jcachehttp.storage;

import java.time.Instant;

/**
 * The instant from which an entry counts as expired, or never.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00Z by the clock of the process that wrote
 *     the entry; {@link Long#MAX_VALUE} stands for never, so that deadlines compare as numbers
 */
public record Deadline(long epochMillis) implements Comparable<Deadline> {

  /** The deadline of an eternal entry. */
  public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

  /** Whether no instant is past this deadline. */
  public boolean isNever() {
    return epochMillis == Long.MAX_VALUE;
  }

  /** Whether an entry with this deadline is expired at {@code now} (epoch milliseconds). */
  public boolean isPast(long now) {
    return epochMillis <= now && !isNever();
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
