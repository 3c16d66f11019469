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
   * {@return the lifetime of a response that is fresh for a duration after it was received}
   *
   * @param duration the duration
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

  /**
   * {@return the lifetime of a response that is fresh until an instant}
   *
   * @param instant the first instant at which the response is stale
   */
  public static ExpireAfter at(Instant instant) {
    return new ExpireAfter(instant.toString(), Optional.empty(), Optional.of(instant));
  }

  /** {@return the lifetime of a response that never becomes stale} */
  public static ExpireAfter never() {
    return NEVER;
  }

  /** {@return the value that excludes a response from the cache} */
  public static ExpireAfter doNotCache() {
    return DO_NOT_CACHE;
  }

  /** {@return the lifetime of a response that is stored and revalidated at each use} */
  public static ExpireAfter immediately() {
    return IMMEDIATELY;
  }

  /**
   * Parses seconds ({@code 90}), a duration ({@code 10m}, {@code PT10M}), an instant ({@code
   * 2027-01-01T00:00:00Z}), an HTTP date in its preferred form, {@code never}, {@code do-not-cache}
   * or {@code immediately}.
   *
   * @param text the text
   * @return the lifetime
   * @throws IllegalArgumentException if the text has none of these forms
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

  /** {@return the duration after receipt; empty if the value is not a duration} */
  public Optional<Duration> duration() {
    return duration;
  }

  /** {@return the instant; empty if the value is not an instant} */
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
