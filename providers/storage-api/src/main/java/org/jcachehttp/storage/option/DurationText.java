package org.jcachehttp.storage.option;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as people write them: {@code 90} (seconds), {@code 500ms}, {@code 10m}, {@code PT10M}.
 */
public final class DurationText {

  private static final Pattern SHORT_FORM = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)?");

  private DurationText() {}

  /**
   * Parses a whole number of seconds, a whole number with {@code ms}, {@code s}, {@code m}, {@code
   * h} or {@code d}, or an ISO-8601 duration.
   *
   * @param text the text, such as {@code 90}, {@code 500ms} or {@code PT10M}
   * @return the duration; empty if the text has none of these forms, or is negative
   */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = SHORT_FORM.matcher(text);
    if (matcher.matches()) {
      return Optional.of(span(Long.parseLong(matcher.group(1)), matcher.group(2)));
    }
    try {
      return Optional.of(Duration.parse(text)).filter(span -> !span.isNegative());
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    }
  }

  private static Duration span(long amount, @Nullable String unit) {
    if (unit == null) {
      return Duration.ofSeconds(amount);
    }
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
