package org.jcachehttp.http.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jcachehttp.http.expiry.ExpireAfter;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpDate;
import org.jcachehttp.storage.Deadline;

/**
 * The arithmetic of freshness (RFC 9111 section 4.2). All times are epoch milliseconds, all spans
 * milliseconds.
 *
 * @param fields the header section of the response
 * @param requestTime when the request was sent
 * @param responseTime when the response was received
 */
record Freshness(Fields fields, long requestTime, long responseTime) {

  /** Section 4.2.3: corrected_initial_age. */
  long initialAge() {
    // Date counts whole seconds: compared with anything finer, a response would be born old.
    long receivedSecond = responseTime - Math.floorMod(responseTime, 1000L);
    long apparentAge = Math.max(0, receivedSecond - date().toEpochMilli());
    long responseDelay = Math.max(0, responseTime - requestTime);
    return Math.max(apparentAge, age() + responseDelay);
  }

  /**
   * When the response becomes stale: as it says itself, else as configured; empty if neither says
   * anything.
   */
  Optional<Deadline> freshUntil(ExpireAfter whereItSaysNothing) {
    OptionalLong lifetime = lifetime();
    if (lifetime.isPresent()) {
      return Optional.of(new Deadline(responseTime + lifetime.getAsLong() - initialAge()));
    }
    return whereItSaysNothing.freshUntil(responseTime);
  }

  /** Section 4.2.1: the freshness lifetime the origin gives; empty if it gives none. */
  OptionalLong lifetime() {
    CacheControl directives = CacheControl.of(fields);
    if (directives.has("no-cache")) {
      // Section 5.2.2.4: never used unasked. With field names it may be read as without.
      return OptionalLong.of(0);
    }
    if (directives.has("max-age")) {
      return OptionalLong.of(1000 * directives.seconds("max-age").getAsLong());
    }
    return fields.first("Expires").map(this::untilExpiry).orElse(OptionalLong.empty());
  }

  /** Section 5.3: what is no date, such as 0, lies in the past. */
  private OptionalLong untilExpiry(String expires) {
    return OptionalLong.of(
        instant(expires)
            .map(expiry -> Math.max(0, expiry.toEpochMilli() - date().toEpochMilli()))
            .orElse(0L));
  }

  /** The Date field, or the time of receipt in its place (RFC 9110 section 6.6.1). */
  private Instant date() {
    return fields
        .first("Date")
        .flatMap(this::instant)
        .orElseGet(() -> Instant.ofEpochMilli(responseTime));
  }

  /** Section 5.1: the first member counts; what is no number of seconds is ignored. */
  private long age() {
    return fields
        .first("Age")
        .map(value -> DeltaSeconds.parse(value.split(",", 2)[0].strip()).orElse(0) * 1000)
        .orElse(0L);
  }

  private Optional<Instant> instant(String value) {
    return HttpDate.parse(value, Instant.ofEpochMilli(responseTime));
  }
}
