package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a deletion that is made later. It separates the responses that the deletion concerns
 * from newer ones.
 *
 * @param instant the time, by the clock of this process
 */
public record DeletionTime(Instant instant) {

  /** How far the clock of another process may be ahead. An entry too many costs a miss. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Returns whether a response that was received at a time may be older than the deletion. */
  public boolean concerns(Instant received) {
    return !received.isAfter(instant.plus(MARGIN));
  }
}
