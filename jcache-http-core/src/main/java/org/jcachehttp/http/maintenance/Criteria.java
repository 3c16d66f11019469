package org.jcachehttp.http.maintenance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.url.UrlPattern;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.storage.ScanCriteria;

/**
 * Which stored responses are meant: those in one of some states that meet every other condition.
 * Immutable; each method answers narrower criteria.
 *
 * <pre>{@code
 * Criteria.stale().olderThan(Duration.ofDays(30)).url("*.example.com/static/**").status(404)
 * }</pre>
 *
 * @param states the states
 * @param age how long ago a response was received at least
 * @param pattern the URLs
 * @param statuses the status codes; empty: any
 * @param methods the methods of the requests; empty: any
 */
public record Criteria(
    Set<ResponseState> states,
    Optional<Duration> age,
    Optional<UrlPattern> pattern,
    Set<Integer> statuses,
    Set<String> methods) {

  /** Keeps copies of the sets. */
  public Criteria {
    states = Set.copyOf(states);
    statuses = Set.copyOf(statuses);
    methods = Set.copyOf(methods);
  }

  /** The responses in one of those states. */
  public static Criteria in(ResponseState first, ResponseState... others) {
    return in(EnumSet.of(first, others));
  }

  private static Criteria in(Set<ResponseState> states) {
    return new Criteria(states, Optional.empty(), Optional.empty(), Set.of(), Set.of());
  }

  /** Every response that can be read: fresh, stale and expired ones. */
  public static Criteria all() {
    return in(ResponseState.FRESH, ResponseState.STALE, ResponseState.EXPIRED);
  }

  /** The responses that may be used without asking the origin. */
  public static Criteria fresh() {
    return in(ResponseState.FRESH);
  }

  /** The responses that are kept although they are not fresh. */
  public static Criteria stale() {
    return in(ResponseState.STALE);
  }

  /** The responses that are past their retention and not removed yet. */
  public static Criteria expired() {
    return in(ResponseState.EXPIRED);
  }

  /**
   * The entries that cannot be read. Finding them reads every body; until then they count as what
   * the texts beside them say.
   */
  public static Criteria invalid() {
    return in(ResponseState.INVALID);
  }

  /**
   * Of these, those that were received, or last freshened, at least that long ago.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public Criteria olderThan(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("older-than is " + span + ", but takes zero or more");
    }
    return new Criteria(states, Optional.of(span), pattern, statuses, methods);
  }

  /**
   * Of these, those with a URL that the pattern matches: a glob on host and path, or {@code regex:}
   * and a regular expression.
   *
   * @throws IllegalArgumentException if the pattern is malformed
   */
  public Criteria url(String urlPattern) {
    return new Criteria(states, age, Optional.of(UrlPattern.parse(urlPattern)), statuses, methods);
  }

  /** Of these, those with one of these status codes. */
  public Criteria status(int... codes) {
    Set<Integer> wanted = Arrays.stream(codes).boxed().collect(Collectors.toSet());
    return new Criteria(states, age, pattern, wanted, methods);
  }

  /** Of these, those that answered a request with one of these methods. */
  public Criteria method(String... names) {
    return new Criteria(states, age, pattern, statuses, Set.of(names));
  }

  /** Whether a response that can be read is meant, at {@code now} (epoch milliseconds). */
  public boolean matches(ResponseSummary response, long now) {
    return states.contains(response.stateAt(now)) && isMet(response, now);
  }

  /** Whether an entry that cannot be read is meant; of some, nothing else is known either. */
  public boolean matchesUnread(Optional<ResponseSummary> known, long now) {
    return known.map(response -> isMet(response, now)).orElseGet(() -> equals(in(states)));
  }

  private boolean isMet(ResponseSummary response, long now) {
    return age.filter(span -> Instant.ofEpochMilli(now).minus(span).isBefore(response.created()))
            .isEmpty()
        && (statuses.isEmpty() || statuses.contains(response.status()))
        && (methods.isEmpty() || methods.contains(response.method()))
        && (pattern.isEmpty() || pattern.get().matches(TargetUri.of(URI.create(response.url()))));
  }

  /** What a backend can leave out by itself at {@code now} (epoch milliseconds). */
  public ScanCriteria scanAt(long now) {
    Map<String, String> metadata = new HashMap<>();
    onlyOneOf(statuses).ifPresent(status -> metadata.put("status", status.toString()));
    onlyOneOf(methods).ifPresent(method -> metadata.put("method", method));
    return deadlinesAt(now).having(metadata);
  }

  private ScanCriteria deadlinesAt(long now) {
    if (states.equals(Set.of(ResponseState.EXPIRED))) {
      return ScanCriteria.expiredAt(now);
    }
    return states.contains(ResponseState.EXPIRED) ? ScanCriteria.all() : ScanCriteria.liveAt(now);
  }

  private static <T> Optional<T> onlyOneOf(Set<T> wanted) {
    return wanted.size() == 1 ? Optional.of(wanted.iterator().next()) : Optional.empty();
  }
}
