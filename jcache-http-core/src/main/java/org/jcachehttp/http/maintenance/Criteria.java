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

  /**
   * {@return criteria for responses in one of these states}
   *
   * @param first a state
   * @param others more states
   */
  public static Criteria in(ResponseState first, ResponseState... others) {
    return new Criteria(
        Collections.unmodifiableSet(EnumSet.of(first, others)),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of());
  }

  /** {@return criteria for every readable response: fresh, stale and expired} */
  public static Criteria all() {
    return in(ResponseState.FRESH, ResponseState.STALE, ResponseState.EXPIRED);
  }

  /** {@return criteria for responses that may be served without a request to the origin} */
  public static Criteria fresh() {
    return in(ResponseState.FRESH);
  }

  /** {@return criteria for responses that are not fresh, but within their retention} */
  public static Criteria stale() {
    return in(ResponseState.STALE);
  }

  /** {@return criteria for responses that are past their retention, and not removed yet} */
  public static Criteria expired() {
    return in(ResponseState.EXPIRED);
  }

  /**
   * {@return criteria for entries that cannot be read} An operation with these criteria reads every
   * body. To other operations such an entry has the state that its metadata states.
   */
  public static Criteria invalid() {
    return in(ResponseState.INVALID);
  }

  /**
   * {@return these criteria, limited to responses with a minimum age}
   *
   * @param age the minimum time since the response was received, or last revalidated
   * @throws IllegalArgumentException if {@code age} is negative
   */
  public Criteria withMinAge(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("min-age is " + age + ", but takes zero or more");
    }
    return new Criteria(states, Optional.of(age), url, statuses, methods);
  }

  /**
   * {@return these criteria, limited to responses with a URL that matches a pattern}
   *
   * @param pattern a glob on host and path, or {@code regex:} and a regular expression
   * @throws IllegalArgumentException if the pattern is malformed
   */
  public Criteria withUrl(String pattern) {
    UrlPattern.parse(pattern);
    return new Criteria(states, minAge, Optional.of(pattern), statuses, methods);
  }

  /**
   * {@return these criteria, limited to responses with one of these status codes}
   *
   * @param codes the status codes; none for any
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
   * {@return these criteria, limited to responses to requests with one of these methods}
   *
   * @param names the methods, case-sensitive; none for any
   * @throws IllegalArgumentException if a name is not a token
   */
  public Criteria withMethods(String... names) {
    Set<String> all = new TreeSet<>();
    for (String name : names) {
      all.add(FieldSyntax.checkToken("method", name));
    }
    return new Criteria(states, minAge, url, statuses, Collections.unmodifiableSet(all));
  }

  /** {@return the states, at least one} */
  public Set<ResponseState> states() {
    return states;
  }

  /** {@return the minimum age; empty if any age matches} */
  public Optional<Duration> minAge() {
    return minAge;
  }

  /** {@return the URL pattern; empty if any URL matches} */
  public Optional<String> url() {
    return url;
  }

  /** {@return the status codes; empty if any code matches} */
  public Set<Integer> statuses() {
    return statuses;
  }

  /** {@return the methods of the requests; empty if any method matches} */
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
