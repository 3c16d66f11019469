package org.jcachehttp.http.settings;

import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Excludes requests and responses from caching that RFC 9111 allows to be cached. Immutable; every
 * method excludes more.
 *
 * <pre>{@code
 * FilterSettings.none()
 *     .addStatuses(200, 404)
 *     .addBypassHeaders("X-Preview")
 *     .addResponseFilter(entry -> !entry.response().fields().has("X-Draft"))
 * }</pre>
 *
 * <p>An excluded request bypasses the cache: it is sent to the origin, and its response is not
 * stored. A stored response that the current settings exclude is removed when it is requested.
 */
public final class FilterSettings {

  private static final FilterSettings NONE =
      new FilterSettings(
          new Statuses(Set.of(), Set.of()), Set.of(), Set.of(), request -> true, response -> true);

  private final Statuses statuses;
  private final Set<String> bypassHeaders;
  private final Set<String> bypassParameters;
  private final Predicate<HttpRequest> requestFilter;
  private final Predicate<CachedResponse> responseFilter;

  /** The status codes of responses that are stored, all if empty, and of those that are not. */
  private record Statuses(Set<Integer> only, Set<Integer> excluded) {}

  private FilterSettings(
      Statuses statuses,
      Set<String> bypassHeaders,
      Set<String> bypassParameters,
      Predicate<HttpRequest> requestFilter,
      Predicate<CachedResponse> responseFilter) {
    this.statuses = statuses;
    this.bypassHeaders = bypassHeaders;
    this.bypassParameters = bypassParameters;
    this.requestFilter = requestFilter;
    this.responseFilter = responseFilter;
  }

  /** {@return settings that exclude nothing} */
  public static FilterSettings none() {
    return NONE;
  }

  /**
   * {@return these settings, which store only responses with one of these status codes or of those
   * added before} A part (206) counts as a 200 response.
   *
   * @param codes the status codes
   * @throws IllegalArgumentException if a code is not 200 to 599, or is 206, 304 or 416
   */
  public FilterSettings addStatuses(int... codes) {
    return with(new Statuses(add("statuses", codes, statuses.only()), statuses.excluded()));
  }

  /**
   * {@return these settings, which also store no responses with one of these status codes}
   *
   * @param codes the status codes, such as 429 and 503
   * @throws IllegalArgumentException if a code is not 200 to 599, or is 206, 304 or 416
   */
  public FilterSettings addExcludedStatuses(int... codes) {
    return with(
        new Statuses(statuses.only(), add("excluded-statuses", codes, statuses.excluded())));
  }

  private static Set<Integer> add(String setting, int[] codes, Set<Integer> before) {
    Set<Integer> all = new TreeSet<>(before);
    for (int code : codes) {
      all.add(StatusCodes.checkStorable(setting, code));
    }
    return Collections.unmodifiableSet(all);
  }

  private FilterSettings with(Statuses other) {
    return new FilterSettings(
        other, bypassHeaders, bypassParameters, requestFilter, responseFilter);
  }

  /**
   * {@return these settings, which also exclude requests that have one of these header fields}
   *
   * @param names the field names, in any case
   * @throws IllegalArgumentException if a name is not a token
   */
  public FilterSettings addBypassHeaders(String... names) {
    Set<String> all = new TreeSet<>(bypassHeaders);
    for (String name : names) {
      all.add(FieldSyntax.checkToken("bypass-headers", name).toLowerCase(Locale.ROOT));
    }
    return new FilterSettings(
        statuses,
        Collections.unmodifiableSet(all),
        bypassParameters,
        requestFilter,
        responseFilter);
  }

  /**
   * {@return these settings, which also exclude requests that have one of these query parameters}
   *
   * @param names the parameter names, in any case
   */
  public FilterSettings addBypassParameters(String... names) {
    Set<String> all = new TreeSet<>(bypassParameters);
    for (String name : names) {
      all.add(name.toLowerCase(Locale.ROOT));
    }
    return new FilterSettings(
        statuses, bypassHeaders, Collections.unmodifiableSet(all), requestFilter, responseFilter);
  }

  /**
   * {@return these settings, which also exclude requests for which the test is false}
   *
   * @param test returns whether a request may use the cache; it runs on the thread of the call for
   *     every request with a method that the cache supports, and the call throws what the test
   *     throws
   */
  public FilterSettings addRequestFilter(Predicate<? super HttpRequest> test) {
    return new FilterSettings(
        statuses, bypassHeaders, bypassParameters, requestFilter.and(test), responseFilter);
  }

  /**
   * {@return these settings, which also exclude responses for which the test is false}
   *
   * @param test returns whether a response may be stored and used; it sees the whole body and the
   *     stored parts of the request. It runs at each use of a stored response, and so should be
   *     quick. The call throws what the test throws.
   */
  public FilterSettings addResponseFilter(Predicate<? super CachedResponse> test) {
    return new FilterSettings(
        statuses, bypassHeaders, bypassParameters, requestFilter, responseFilter.and(test));
  }

  /** {@return the status codes of responses that are stored; empty for all} */
  public Set<Integer> statuses() {
    return statuses.only();
  }

  /** {@return the status codes of responses that are not stored} */
  public Set<Integer> excludedStatuses() {
    return statuses.excluded();
  }

  /** {@return the header fields, in lower case, that exclude a request} */
  public Set<String> bypassHeaders() {
    return bypassHeaders;
  }

  /** {@return the query parameters, in lower case, that exclude a request} */
  public Set<String> bypassParameters() {
    return bypassParameters;
  }

  /** {@return the test that a request must pass} */
  public Predicate<HttpRequest> requestFilter() {
    return requestFilter;
  }

  /** {@return the test that a response must pass} */
  public Predicate<CachedResponse> responseFilter() {
    return responseFilter;
  }

  /** Settings are equal if they have equal names and codes, and equal test objects. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FilterSettings that
        && statuses.equals(that.statuses)
        && bypassHeaders.equals(that.bypassHeaders)
        && bypassParameters.equals(that.bypassParameters)
        && requestFilter.equals(that.requestFilter)
        && responseFilter.equals(that.responseFilter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(statuses, bypassHeaders, bypassParameters, requestFilter, responseFilter);
  }

  @Override
  public String toString() {
    return SettingsText.of("FilterSettings")
        .add("statuses", statuses.only())
        .add("excludedStatuses", statuses.excluded())
        .add("bypassHeaders", bypassHeaders)
        .add("bypassParameters", bypassParameters)
        .toString();
  }
}
