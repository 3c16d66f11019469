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
 * Age and freshness lifetime of a response (RFC 9111 section 4.2). Times are epoch milliseconds,
 * durations milliseconds. Its Date is parsed once.
 */
public final class Freshness {

  /** For responses that are never fresh: so long ago that no clock skew matters. */
  static final Deadline ALWAYS_STALE = new Deadline(0);

  /** The heuristically cacheable status codes (section 4.2.2 and RFC 9110 section 15.1). */
  private static final Set<Integer> HEURISTICALLY_CACHEABLE =
      Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

  private final HttpResponse response;
  private final long responseTime;
  private final ResponseControl control;
  private final long date;
  private final long initialAge;

  /**
   * Calculates the age of a response when it was received.
   *
   * @param response the head of the response
   * @param requestTime when the request was sent
   * @param responseTime when the response was received
   * @param control the directives and settings that apply
   */
  Freshness(HttpResponse response, long requestTime, long responseTime, ResponseControl control) {
    this.response = response;
    this.responseTime = responseTime;
    this.control = control;
    this.date = date();
    this.initialAge = initialAge(Math.max(0, responseTime - requestTime));
  }

  /**
   * Returns a response with the time of receipt as its Date, if it has none (RFC 9110 section
   * 6.6.1).
   *
   * @param responseTime when it was received, epoch milliseconds
   */
  public static HttpResponse dated(HttpResponse response, long responseTime) {
    if (response.fields().has("Date")) {
      return response;
    }
    String received = HttpDate.format(Instant.ofEpochMilli(responseTime));
    return response.withFields(response.fields().with("Date", received));
  }

  /** Returns the corrected_initial_age (section 4.2.3). */
  long initialAge() {
    return initialAge;
  }

  private long initialAge(long responseDelay) {
    // Date has a resolution of seconds: compared with milliseconds, each response would have an
    // age.
    long receivedSecond = responseTime - Math.floorMod(responseTime, 1000L);
    long apparentAge = Math.max(0, receivedSecond - date);
    return Math.max(apparentAge, age() + responseDelay);
  }

  /**
   * Returns when the response becomes stale: as the response states, otherwise as configured,
   * otherwise by the heuristic; an overriding expire-after comes first. Empty if there is none of
   * these, so that the response must not be stored.
   */
  Optional<Deadline> freshUntil() {
    if (control.isOverridden()) {
      return configured();
    }
    CacheControl directives = control.directives();
    if (directives.isUnqualified("no-cache")) {
      // Section 5.2.2.4: never used without validation.
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

  /** Returns whether neither the response nor the configuration gives a lifetime. */
  boolean isUnknown() {
    return !control.isOverridden()
        && control.expireAfter().isEmpty()
        && !control.directives().isUnqualified("no-cache")
        && statedLifetime(control.directives()).isEmpty()
        && fields().first("Last-Modified").flatMap(this::instant).isEmpty();
  }

  /** A configured lifetime begins on receipt: the initial age only reduces a stated lifetime. */
  private Optional<Deadline> configured() {
    return control.expireAfter().flatMap(value -> Lifetimes.freshUntil(value, responseTime));
  }

  private Deadline after(long lifetime) {
    return new Deadline(responseTime + lifetime - initialAge);
  }

  /** Returns the lifetime that the origin states (section 4.2.1). */
  private OptionalLong statedLifetime(CacheControl directives) {
    if (control.settings().isShared() && directives.has("s-maxage")) {
      return OptionalLong.of(directives.millis("s-maxage"));
    }
    if (directives.has("max-age")) {
      return OptionalLong.of(directives.millis("max-age"));
    }
    if (control.received().isTargeted()) {
      return OptionalLong.empty();
    }
    return fields().first("Expires").map(this::untilExpiry).orElse(OptionalLong.empty());
  }

  /** Section 4.2.2: a tenth of the time since Last-Modified, within a limit; 0 if unknown. */
  private Optional<Long> heuristicLifetime(CacheControl directives) {
    if (!HEURISTICALLY_CACHEABLE.contains(response.status()) && !directives.has("public")) {
      return Optional.empty();
    }
    return Optional.of(
        fields()
            .first("Last-Modified")
            .flatMap(this::instant)
            .map(changed -> Math.max(0, date - changed.toEpochMilli()) / 10)
            .map(lifetime -> Math.min(lifetime, control.settings().expiry().heuristicLimit()))
            .orElse(0L));
  }

  private Fields fields() {
    return response.fields();
  }

  /** Section 5.3: an invalid date, such as 0, means in the past. */
  private OptionalLong untilExpiry(String expires) {
    return OptionalLong.of(
        instant(expires).map(expiry -> Math.max(0, expiry.toEpochMilli() - date)).orElse(0L));
  }

  /** The Date field, otherwise the time of receipt (RFC 9110 section 6.6.1). */
  private long date() {
    return fields()
        .first("Date")
        .flatMap(this::instant)
        .map(Instant::toEpochMilli)
        .orElse(responseTime);
  }

  /** Section 5.1: of a list the first member applies; an invalid value is ignored. */
  private long age() {
    return fields()
        .first("Age")
        .map(value -> CacheControl.deltaSeconds(value.split(",", 2)[0].strip()).orElse(0) * 1000)
        .orElse(0L);
  }

  private Optional<Instant> instant(String value) {
    return HttpDate.parse(value, Instant.ofEpochMilli(responseTime));
  }
}
