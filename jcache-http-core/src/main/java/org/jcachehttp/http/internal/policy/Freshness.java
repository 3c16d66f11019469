package org.jcachehttp.http.internal.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jcachehttp.http.internal.expiry.Lifetimes;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.Deadline;

/**
 * The arithmetic of freshness (RFC 9111 section 4.2). All times are epoch milliseconds, all spans
 * milliseconds.
 *
 * @param response the head of the response
 * @param requestTime when the request was sent
 * @param responseTime when the response was received
 * @param control what says how long it is fresh
 */
record Freshness(
    HttpResponse response, long requestTime, long responseTime, ResponseControl control) {

  /** When what is never fresh became stale: longer ago than any clock can be wrong. */
  private static final Deadline ALWAYS_STALE = new Deadline(0);

  /** Section 4.2.2 and RFC 9110 section 15.1: the status codes with a heuristic lifetime. */
  private static final Set<Integer> HEURISTICALLY_CACHEABLE =
      Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

  /** Section 4.2.3: corrected_initial_age. */
  long initialAge() {
    // Date counts whole seconds: compared with anything finer, a response would be born old.
    long receivedSecond = responseTime - Math.floorMod(responseTime, 1000L);
    long apparentAge = Math.max(0, receivedSecond - date().toEpochMilli());
    long responseDelay = Math.max(0, responseTime - requestTime);
    return Math.max(apparentAge, age() + responseDelay);
  }

  /**
   * When the response becomes stale: as it says itself, else as configured, else by the heuristic,
   * or as configured before all else; empty if it must not be stored for lack of all of them.
   */
  Optional<Deadline> freshUntil() {
    if (control.isOverridden()) {
      return configured();
    }
    CacheControl directives = control.directives();
    if (directives.isUnqualified("no-cache")) {
      // Section 5.2.2.4: never used unasked.
      return Optional.of(ALWAYS_STALE);
    }
    OptionalLong stated = statedLifetime(directives);
    if (stated.isPresent()) {
      return Optional.of(after(stated.getAsLong()));
    }
    return control.expireAfter().isPresent() || !control.allowsHeuristic()
        ? configured()
        : heuristicLifetime(directives).map(this::after);
  }

  /** From receipt on: the age on arrival uses up what the origin grants, and nothing else. */
  private Optional<Deadline> configured() {
    return control.expireAfter().flatMap(value -> Lifetimes.freshUntil(value, responseTime));
  }

  private Deadline after(long lifetime) {
    return new Deadline(responseTime + lifetime - initialAge());
  }

  /** Section 4.2.1: the freshness lifetime the origin gives; empty if it gives none. */
  private OptionalLong statedLifetime(CacheControl directives) {
    if (control.settings().isShared() && directives.has("s-maxage")) {
      return OptionalLong.of(directives.millis("s-maxage"));
    }
    if (directives.has("max-age")) {
      return OptionalLong.of(directives.millis("max-age"));
    }
    return fields().first("Expires").map(this::untilExpiry).orElse(OptionalLong.empty());
  }

  /** Section 4.2.2: a tenth of the time since the last change, 0 where that is not known. */
  private Optional<Long> heuristicLifetime(CacheControl directives) {
    if (!HEURISTICALLY_CACHEABLE.contains(response.status()) && !directives.has("public")) {
      return Optional.empty();
    }
    return Optional.of(
        fields()
            .first("Last-Modified")
            .flatMap(this::instant)
            .map(changed -> Math.max(0, date().toEpochMilli() - changed.toEpochMilli()) / 10)
            .orElse(0L));
  }

  private Fields fields() {
    return response.fields();
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
    return fields()
        .first("Date")
        .flatMap(this::instant)
        .orElseGet(() -> Instant.ofEpochMilli(responseTime));
  }

  /** Section 5.1: the first member counts; what is no number of seconds is ignored. */
  private long age() {
    return fields()
        .first("Age")
        .map(value -> DeltaSeconds.parse(value.split(",", 2)[0].strip()).orElse(0) * 1000)
        .orElse(0L);
  }

  private Optional<Instant> instant(String value) {
    return HttpDate.parse(value, Instant.ofEpochMilli(responseTime));
  }
}
