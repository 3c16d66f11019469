package org.jcachehttp.http.internal.policy;

import java.util.Locale;
import java.util.Set;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Which requests and responses are excluded from caching.
 *
 * @param settings the settings
 */
public record FilterRules(FilterSettings settings) {

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;

  /** Whether the request may use the cache. */
  boolean admits(HttpRequest request) {
    return !hasHeader(request) && !hasParameter(request) && settings.requestFilter().test(request);
  }

  private boolean hasHeader(HttpRequest request) {
    Set<String> names = settings.bypassHeaders();
    if (names.isEmpty()) {
      return false;
    }
    for (Field line : request.fields()) {
      if (names.contains(line.name().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasParameter(HttpRequest request) {
    Set<String> names = settings.bypassParameters();
    String query = request.uri().getRawQuery();
    return !names.isEmpty()
        && query != null
        && FormParameter.of(query).stream()
            .anyMatch(one -> names.contains(one.name().toLowerCase(Locale.ROOT)));
  }

  /** Whether responses with that status code may be stored. */
  boolean admitsStatus(int status) {
    Set<Integer> statuses = settings.statuses();
    return statuses.isEmpty() || statuses.contains(status == PARTIAL_CONTENT ? OK : status);
  }

  /** Whether the response may be stored, and used once it is. */
  boolean admits(CachedResponse response) {
    return admitsStatus(response.response().status()) && settings.responseFilter().test(response);
  }
}
