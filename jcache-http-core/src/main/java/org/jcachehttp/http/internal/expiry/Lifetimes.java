package org.jcachehttp.http.internal.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.storage.Deadline;

/** Calculations with configured freshness lifetimes. */
public final class Lifetimes {

  private static final Instant END_OF_DEADLINES = Instant.ofEpochMilli(Long.MAX_VALUE);

  private Lifetimes() {}

  /**
   * The time at which a response that was received at {@code responseTime} (epoch milliseconds)
   * becomes stale; empty if it must not be stored.
   */
  public static Optional<Deadline> freshUntil(ExpireAfter value, long responseTime) {
    if (value.duration().isPresent()) {
      return Optional.of(after(value.duration().get(), responseTime));
    }
    if (value.instant().isPresent()) {
      return Optional.of(at(value.instant().get()));
    }
    if (value.equals(ExpireAfter.doNotCache())) {
      return Optional.empty();
    }
    return Optional.of(
        value.equals(ExpireAfter.never()) ? Deadline.NEVER : new Deadline(responseTime));
  }

  private static Deadline after(Duration duration, long responseTime) {
    boolean endless = duration.compareTo(Duration.ofMillis(Long.MAX_VALUE - responseTime)) >= 0;
    return endless ? Deadline.NEVER : new Deadline(responseTime + duration.toMillis());
  }

  private static Deadline at(Instant instant) {
    boolean endless = !instant.isBefore(END_OF_DEADLINES);
    return endless ? Deadline.NEVER : new Deadline(instant.toEpochMilli());
  }
}
