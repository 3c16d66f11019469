package org.jcachehttp.http.settings;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * What a cache leaves alone of that which RFC 9111 lets it store and reuse. Everything here takes
 * away, and adds to what was there before.
 *
 * <pre>{@code
 * FilterSettings.none()
 *     .statuses(200, 404)
 *     .bypassHeaders("X-Preview")
 *     .responses(entry -> !entry.response().fields().has("X-Draft"))
 * }</pre>
 *
 * <p>Requests that are left alone are neither answered from the cache nor is what answers them
 * stored. A response that was stored before the settings were such as to leave it alone is removed
 * when it is asked for.
 *
 * @param statuses the status codes of responses that are stored; empty for all
 * @param requests which requests the cache has to do with
 * @param responses which responses are stored and reused
 */
public record FilterSettings(
    Set<Integer> statuses, Predicate<HttpRequest> requests, Predicate<CachedResponse> responses) {

  private static final FilterSettings NONE =
      new FilterSettings(Set.of(), request -> true, response -> true);

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final Set<Integer> NEVER_ALONE = Set.of(PARTIAL_CONTENT, 304, 416);

  /** A copy of the codes. */
  public FilterSettings {
    statuses = Set.copyOf(statuses);
  }

  /** Nothing is left alone. */
  public static FilterSettings none() {
    return NONE;
  }

  /**
   * Only responses with these status codes are stored. A part (206) counts as the 200 response it
   * is of.
   *
   * @throws IllegalArgumentException if responses with one of the codes are never stored
   */
  public FilterSettings statuses(int... codes) {
    Set<Integer> all = new TreeSet<>(statuses);
    for (int code : codes) {
      if (code < OK || code > 599 || NEVER_ALONE.contains(code)) {
        throw new IllegalArgumentException(
            "status " + code + " is filtered for, but takes 200 to 599 without 206, 304, 416");
      }
      all.add(code);
    }
    return new FilterSettings(all, requests, responses);
  }

  /**
   * Requests that have one of these header fields are left alone.
   *
   * @throws IllegalArgumentException if one is no field name
   */
  public FilterSettings bypassHeaders(String... names) {
    FilterSettings filter = this;
    for (String name : names) {
      if (!FieldSyntax.isToken(name)) {
        throw new IllegalArgumentException("'" + name + "' is no name of a header field");
      }
      filter = filter.requests(request -> !request.fields().has(name));
    }
    return filter;
  }

  /** Requests that have one of these parameters in the query, whatever its case, are left alone. */
  public FilterSettings bypassParameters(String... names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(List.of(names));
    return requests(request -> !hasParameter(request, all));
  }

  private static boolean hasParameter(HttpRequest request, Set<String> names) {
    String query = request.uri().getRawQuery();
    return query != null
        && FormParameter.of(query).stream().anyMatch(one -> names.contains(one.name()));
  }

  /**
   * Requests that do not pass the test are left alone. It is asked of every request with a method
   * that is stored, on the thread of the call; what it throws, the call throws.
   */
  public FilterSettings requests(Predicate<? super HttpRequest> test) {
    return new FilterSettings(statuses, requests.and(test), responses);
  }

  /**
   * Responses that do not pass the test are left alone. It is asked when one is to be stored or
   * updated, and whenever a stored one may answer, and so should be quick; it sees the whole body,
   * and of the request what is stored of it. What it throws, the call throws.
   */
  public FilterSettings responses(Predicate<? super CachedResponse> test) {
    return new FilterSettings(statuses, requests, responses.and(test));
  }

  /** Whether the cache has to do with the request. */
  public boolean admits(HttpRequest request) {
    return requests.test(request);
  }

  /** Whether responses with that status code are stored. */
  public boolean admitsStatus(int status) {
    return statuses.isEmpty() || statuses.contains(status == PARTIAL_CONTENT ? OK : status);
  }

  /** Whether the response is stored, and may answer once it is. */
  public boolean admits(CachedResponse response) {
    return admitsStatus(response.response().status()) && responses.test(response);
  }
}
