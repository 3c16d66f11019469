package org.jcachehttp.http.internal.open;

import java.util.List;
import java.util.function.Predicate;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.stored.CachedResponse;

/** Options that exclude requests and responses from caching. */
final class FilterOptions {

  private static final OptionGroup<FilterSettings> FILTER =
      new OptionGroup<>(HttpCacheSettings::filter, HttpCacheSettings::withFilter);

  private FilterOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        FILTER.words(
            "statuses",
            FilterSettings::statuses,
            (filter, codes) -> filter.addStatuses(OptionGroup.codes("statuses", codes)),
            "Status codes of responses that are stored, separated by spaces; without it, all that"
                + " RFC 9111 allows."),
        FILTER.words(
            "excluded-statuses",
            FilterSettings::excludedStatuses,
            (filter, codes) ->
                filter.addExcludedStatuses(OptionGroup.codes("excluded-statuses", codes)),
            "Status codes of responses that are not stored, separated by spaces."),
        FILTER.words(
            "bypass-headers",
            FilterSettings::bypassHeaders,
            FilterSettings::addBypassHeaders,
            "Header fields, separated by spaces; a request with one of them bypasses the cache."),
        FILTER.words(
            "bypass-parameters",
            FilterSettings::bypassParameters,
            FilterSettings::addBypassParameters,
            "Query parameters, separated by spaces; a request with one of them bypasses the"
                + " cache."),
        FILTER.instance(
            "request-filter",
            Predicate.class,
            FilterOptions::addRequestFilter,
            "A java.util.function.Predicate of org.jcachehttp.http.message.HttpRequest; a request"
                + " for which it is false bypasses the cache."),
        FILTER.instance(
            "response-filter",
            Predicate.class,
            FilterOptions::addResponseFilter,
            "A java.util.function.Predicate of org.jcachehttp.http.stored.CachedResponse; a"
                + " response for which it is false is neither stored nor used."));
  }

  @SuppressWarnings("unchecked") // the type of a predicate's argument is known when it is called
  private static FilterSettings addRequestFilter(FilterSettings filter, Predicate<?> test) {
    return filter.addRequestFilter((Predicate<HttpRequest>) test);
  }

  @SuppressWarnings("unchecked") // the type of a predicate's argument is known when it is called
  private static FilterSettings addResponseFilter(FilterSettings filter, Predicate<?> test) {
    return filter.addResponseFilter((Predicate<CachedResponse>) test);
  }
}
