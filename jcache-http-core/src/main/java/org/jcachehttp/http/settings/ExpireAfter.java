package org.jcachehttp.http.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.option.DurationText;

/**
 * How long a response counts as fresh by configuration. Immutable; as a text it is what {@link
 * #parse} takes.
 *
 * <p>Zero is no value: it means "do not store" in JCache and "always expired" elsewhere, so that
 * {@link #immediately()} and {@link #doNotCache()} have to be told apart by name.
 */
public sealed interface ExpireAfter {

  /** Fresh for that long after it was received. */
  static ExpireAfter of(Duration span) {
    return new Span(span);
  }

  /** Fresh until that instant. */
  static ExpireAfter at(Instant instant) {
    return new At(instant);
  }

  /** Always fresh. */
  static ExpireAfter never() {
    return Fixed.NEVER;
  }

  /** Not stored at all. */
  static ExpireAfter doNotCache() {
    return Fixed.DO_NOT_CACHE;
  }

  /** Stored, but stale from the start: every use asks the origin whether it has changed. */
  static ExpireAfter immediately() {
    return Fixed.IMMEDIATELY;
  }

  /**
   * The value a text stands for: seconds ({@code 90}), a duration ({@code 10m}, {@code PT10M}), an
   * instant ({@code 2027-01-01T00:00:00Z}), an HTTP date in its preferred form, {@code never},
   * {@code do-not-cache} or {@code immediately}.
   *
   * @throws IllegalArgumentException if it is none of them, naming the text and what would be right
   */
  static ExpireAfter parse(String text) {
    return switch (text) {
      case "never" -> never();
      case "do-not-cache" -> doNotCache();
      case "immediately" -> immediately();
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

  /**
   * From when on a response received at {@code responseTime} (epoch milliseconds) is stale; empty
   * if it must not be stored.
   */
  Optional<Deadline> freshUntil(long responseTime);

  /** The same without that share of it (0 up to 1); what is no span has nothing to take off. */
  default ExpireAfter shortenedBy(double share) {
    return this;
  }

  /**
   * A span after the response was received.
   *
   * @param span how long, more than zero
   */
  record Span(Duration span) implements ExpireAfter {

    private static final long PARTS = 1 << 20;

    /** A span of more than zero. */
    public Span {
      if (span.isZero() || span.isNegative()) {
        throw new IllegalArgumentException(
            "expire-after is "
                + span
                + ", but takes more than zero; write 'immediately' to store and ask the origin at"
                + " each use, 'do-not-cache' not to store, 'never' to keep for good");
      }
    }

    @Override
    public Optional<Deadline> freshUntil(long responseTime) {
      boolean endless = span.compareTo(Duration.ofMillis(Long.MAX_VALUE - responseTime)) >= 0;
      return Optional.of(endless ? Deadline.NEVER : new Deadline(responseTime + span.toMillis()));
    }

    @Override
    public ExpireAfter shortenedBy(double share) {
      // In parts that are small enough, because a double does not hold the longest span.
      return of(span.minus(span.dividedBy(PARTS).multipliedBy((long) (share * PARTS))));
    }

    @Override
    public String toString() {
      return span.toString();
    }
  }

  /**
   * A point in time.
   *
   * @param instant when a response, whenever received, becomes stale
   */
  record At(Instant instant) implements ExpireAfter {

    private static final Instant END_OF_DEADLINES = Instant.ofEpochMilli(Long.MAX_VALUE);

    @Override
    public Optional<Deadline> freshUntil(long responseTime) {
      boolean endless = !instant.isBefore(END_OF_DEADLINES);
      return Optional.of(endless ? Deadline.NEVER : new Deadline(instant.toEpochMilli()));
    }

    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /** The values that are no time. */
  enum Fixed implements ExpireAfter {
    /** Always fresh. */
    NEVER("never") {
      @Override
      public Optional<Deadline> freshUntil(long responseTime) {
        return Optional.of(Deadline.NEVER);
      }
    },
    /** Not stored. */
    DO_NOT_CACHE("do-not-cache") {
      @Override
      public Optional<Deadline> freshUntil(long responseTime) {
        return Optional.empty();
      }
    },
    /** Stale from the start. */
    IMMEDIATELY("immediately") {
      @Override
      public Optional<Deadline> freshUntil(long responseTime) {
        return Optional.of(new Deadline(responseTime));
      }
    };

    private final String text;

    Fixed(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
