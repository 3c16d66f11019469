package org.jcachehttp.http.internal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.http.message.Fields;

/** The delay that an origin asks for (RFC 9110 section 10.2.3). */
public final class RetryAfter {

  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** Returns the delay from {@code now} (epoch milliseconds); empty without a valid field. */
  public static Optional<Duration> of(Fields fields, long now) {
    return fields.first("Retry-After").map(String::strip).flatMap(text -> parse(text, now));
  }

  private static Optional<Duration> parse(String text, long now) {
    if (FieldSyntax.isNumber(text)) {
      return Optional.of(
          text.length() <= MAX_DIGITS
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.ofSeconds(Integer.MAX_VALUE));
    }
    Instant received = Instant.ofEpochMilli(now);
    return HttpDate.parse(text, received)
        .map(until -> Duration.between(received, until))
        .filter(delay -> !delay.isNegative());
  }
}
