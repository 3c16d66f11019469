package org.jcachehttp.http.internal.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.secrets.FormParameter;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The requests and responses that are excluded from caching.
 *
 * @param settings the settings
 */
record FilterRules(FilterSettings settings) {

  /** Compiles settings; empty if they exclude nothing. */
  static Optional<FilterRules> of(FilterSettings settings) {
    return settings.equals(FilterSettings.none())
        ? Optional.empty()
        : Optional.of(new FilterRules(settings));
  }

  /** Returns whether the request may use the cache. */
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

  /** Returns whether responses with that status code may be stored. */
  boolean admitsStatus(int status) {
    int whole = status == ContentRange.PARTIAL_CONTENT ? 200 : status;
    Set<Integer> only = settings.statuses();
    return !settings.excludedStatuses().contains(whole) && (only.isEmpty() || only.contains(whole));
  }

  /** Returns whether the response may be stored, and used once it is. */
  boolean admits(CachedResponse response) {
    return admitsStatus(response.response().status()) && settings.responseFilter().test(response);
  }
}
