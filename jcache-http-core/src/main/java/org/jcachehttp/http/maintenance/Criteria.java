package org.jcachehttp.http.maintenance;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.internal.url.UrlPattern;

/**
 * Criteria for stored responses: one of some states, and every condition that is set. Immutable.
 *
 * <pre>{@code
 * Criteria.stale()
 *     .withMinAge(Duration.ofDays(30))
 *     .withUrl("*.example.com/static/**")
 *     .withStatuses(404)
 * }</pre>
 */
public final class Criteria {

  private final Set<ResponseState> states;
  private final Optional<Duration> minAge;
  private final Optional<String> url;
  private final Set<Integer> statuses;
  private final Set<String> methods;

  private Criteria(
      Set<ResponseState> states,
      Optional<Duration> minAge,
      Optional<String> url,
      Set<Integer> statuses,
      Set<String> methods) {
    this.states = states;
    this.minAge = minAge;
    this.url = url;
    this.statuses = statuses;
    this.methods = methods;
  }

  /** Responses in one of these states. */
  public static Criteria in(ResponseState first, ResponseState... others) {
    return new Criteria(
        Collections.unmodifiableSet(EnumSet.of(first, others)),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of());
  }

  /** Every readable response: fresh, stale and expired. */
  public static Criteria all() {
    return in(ResponseState.FRESH, ResponseState.STALE, ResponseState.EXPIRED);
  }

  /** Responses that may be served without asking the origin. */
  public static Criteria fresh() {
    return in(ResponseState.FRESH);
  }

  /** Responses that are not fresh, but within their retention. */
  public static Criteria stale() {
    return in(ResponseState.STALE);
  }

  /** Responses that are past their retention, and not removed yet. */
  public static Criteria expired() {
    return in(ResponseState.EXPIRED);
  }

  /**
   * Entries that cannot be read. Finding them reads every body; before, such an entry has the state
   * that its metadata has.
   */
  public static Criteria invalid() {
    return in(ResponseState.INVALID);
  }

  /**
   * The same criteria for responses that were received, or last revalidated, at least that long
   * ago.
   *
   * @throws IllegalArgumentException if {@code age} is negative
   */
  public Criteria withMinAge(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("min-age is " + age + ", but takes zero or more");
    }
    return new Criteria(states, Optional.of(age), url, statuses, methods);
  }

  /**
   * The same criteria for responses with a URL that matches a pattern: a glob on host and path, or
   * {@code regex:} and a regular expression.
   *
   * @throws IllegalArgumentException if the pattern is malformed
   */
  public Criteria withUrl(String pattern) {
    UrlPattern.parse(pattern);
    return new Criteria(states, minAge, Optional.of(pattern), statuses, methods);
  }

  /**
   * The same criteria for responses with one of these status codes.
   *
   * @throws IllegalArgumentException if a code is not 100 to 599
   */
  public Criteria withStatuses(int... codes) {
    Set<Integer> all = new TreeSet<>();
    for (int code : codes) {
      if (code < 100 || code > 599) {
        throw new IllegalArgumentException("status is " + code + ", but takes 100 to 599");
      }
      all.add(code);
    }
    return new Criteria(states, minAge, url, Collections.unmodifiableSet(all), methods);
  }

  /**
   * The same criteria for responses to requests with one of these methods.
   *
   * @throws IllegalArgumentException if a name is not a method
   */
  public Criteria withMethods(String... names) {
    Set<String> all = new TreeSet<>();
    for (String name : names) {
      all.add(FieldSyntax.checkToken("method", name));
    }
    return new Criteria(states, minAge, url, statuses, Collections.unmodifiableSet(all));
  }

  /** The states. */
  public Set<ResponseState> states() {
    return states;
  }

  /** The minimum age, if set. */
  public Optional<Duration> minAge() {
    return minAge;
  }

  /** The URL pattern, if set. */
  public Optional<String> url() {
    return url;
  }

  /** The status codes; empty for any. */
  public Set<Integer> statuses() {
    return statuses;
  }

  /** The methods of the requests; empty for any. */
  public Set<String> methods() {
    return methods;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Criteria that
        && states.equals(that.states)
        && minAge.equals(that.minAge)
        && url.equals(that.url)
        && statuses.equals(that.statuses)
        && methods.equals(that.methods);
  }

  @Override
  public int hashCode() {
    return Objects.hash(states, minAge, url, statuses, methods);
  }

  @Override
  public String toString() {
    return "Criteria[states="
        + states
        + minAge.map(age -> ", minAge=" + age).orElse("")
        + url.map(pattern -> ", url=" + pattern).orElse("")
        + (statuses.isEmpty() ? "" : ", statuses=" + statuses)
        + (methods.isEmpty() ? "" : ", methods=" + methods)
        + ']';
  }
}
