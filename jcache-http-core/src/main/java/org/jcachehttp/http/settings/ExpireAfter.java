package org.jcachehttp.http.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.storage.option.DurationText;

/**
 * A freshness lifetime that is configured: a duration after a response was received, an instant, or
 * one of {@code never}, {@code immediately} and {@code do-not-cache}. Immutable; {@link #toString}
 * returns a text that {@link #parse} reads.
 *
 * <p>Zero is not a value, because it means "do not store" in JCache and "always expired" elsewhere:
 * write {@link #immediately()} or {@link #doNotCache()}.
 */
public final class ExpireAfter {

  private static final ExpireAfter NEVER = new ExpireAfter("never");
  private static final ExpireAfter DO_NOT_CACHE = new ExpireAfter("do-not-cache");
  private static final ExpireAfter IMMEDIATELY = new ExpireAfter("immediately");

  private final String text;
  private final Optional<Duration> duration;
  private final Optional<Instant> instant;

  private ExpireAfter(String text) {
    this(text, Optional.empty(), Optional.empty());
  }

  private ExpireAfter(String text, Optional<Duration> duration, Optional<Instant> instant) {
    this.text = text;
    this.duration = duration;
    this.instant = instant;
  }

  /**
   * Fresh for that long after the response was received.
   *
   * @throws IllegalArgumentException if the duration is not more than zero
   */
  public static ExpireAfter of(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          "expire-after is "
              + duration
              + ", but takes more than zero; 'immediately' stores a response and revalidates it at"
              + " each use, 'do-not-cache' does not store it, 'never' keeps it fresh");
    }
    return new ExpireAfter(duration.toString(), Optional.of(duration), Optional.empty());
  }

  /** Fresh until that instant. */
  public static ExpireAfter at(Instant instant) {
    return new ExpireAfter(instant.toString(), Optional.empty(), Optional.of(instant));
  }

  /** Always fresh. */
  public static ExpireAfter never() {
    return NEVER;
  }

  /** Not stored. */
  public static ExpireAfter doNotCache() {
    return DO_NOT_CACHE;
  }

  /** Stored, and stale at once: each use revalidates the response. */
  public static ExpireAfter immediately() {
    return IMMEDIATELY;
  }

  /**
   * The value of a text: seconds ({@code 90}), a duration ({@code 10m}, {@code PT10M}), an instant
   * ({@code 2027-01-01T00:00:00Z}), an HTTP date in its preferred form, {@code never}, {@code
   * do-not-cache} or {@code immediately}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static ExpireAfter parse(String text) {
    return switch (text) {
      case "never" -> NEVER;
      case "do-not-cache" -> DO_NOT_CACHE;
      case "immediately" -> IMMEDIATELY;
      default -> parseTime(text);
    };
  }

  private static ExpireAfter parseTime(String text) {
    return DurationText.parse(text)
        .map(ExpireAfter::of)
        .or(() -> parseInstant(text).map(ExpireAfter::at))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expire-after is '"
                        + text
                        + "', but takes seconds (90), a duration (10m, PT10M), an instant"
                        + " (2027-01-01T00:00:00Z), an HTTP date, never, do-not-cache or"
                        + " immediately"));
  }

  private static Optional<Instant> parseInstant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException notIso) {
      return HttpDate.parseImfFixdate(text);
    }
  }

  /** The duration after receipt, if this is one. */
  public Optional<Duration> duration() {
    return duration;
  }

  /** The instant, if this is one. */
  public Optional<Instant> instant() {
    return instant;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExpireAfter that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The value as {@link #parse} reads it. */
  @Override
  public String toString() {
    return text;
  }
}
