package org.jcachehttp.http.internal.open;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.StaleSettings;
import org.jcachehttp.storage.option.Option;

/** Options for freshness lifetimes, and for the use of stale responses. */
final class LifetimeOptions {

  private static final OptionGroup<ExpirySettings> EXPIRY =
      new OptionGroup<>(HttpCacheSettings::expiry, HttpCacheSettings::withExpiry);

  private static final OptionGroup<StaleSettings> STALE =
      new OptionGroup<>(HttpCacheSettings::stale, HttpCacheSettings::withStale);

  private LifetimeOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        EXPIRY.optional(
            Option.of(
                "expire-after",
                Optional.empty(),
                "Freshness lifetime of responses that have no other: 90 (seconds), 10m, PT10M,"
                    + " 2027-01-01T00:00:00Z, an HTTP date, never, immediately (stored, and"
                    + " revalidated at each use) or do-not-cache.",
                "a lifetime",
                raw -> Optional.of(Optional.of(expireAfter(raw)))),
            ExpirySettings::expireAfter,
            ExpirySettings::withExpireAfter),
        EXPIRY.words(
            "expire-after-statuses",
            ExpirySettings::expireAfterStatuses,
            (expiry, codes) ->
                expiry.withExpireAfterStatuses(OptionGroup.codes("expire-after-statuses", codes)),
            "Status codes of the responses to which expire-after applies, also that of a call or a"
                + " URL, separated by spaces."),
        EXPIRY.instance(
            "expire-after-function",
            Function.class,
            ExpirySettings::expireAfterFunction,
            LifetimeOptions::withFunction,
            "A java.util.function.Function from org.jcachehttp.http.message.HttpResponse to a"
                + " java.util.Optional of org.jcachehttp.http.settings.ExpireAfter, which computes"
                + " lifetimes."),
        EXPIRY.choice(
            "cache-control",
            ExpirySettings::cacheControl,
            ExpirySettings::withCacheControl,
            "Precedence of the origin's lifetime (respect) or of expire-after (override)."),
        EXPIRY.duration(
            "heuristic-limit",
            ExpirySettings::heuristicLimit,
            ExpirySettings::withHeuristicLimit,
            "Longest heuristic lifetime (RFC 9111 section 4.2.2)."),
        EXPIRY.of(
            Option.of(
                "jitter",
                0.0,
                "Largest share, 0 to 0.5, by which configured durations are shortened; the share"
                    + " differs by URL, so that responses do not become stale together.",
                "0 to 0.5",
                OptionGroup::number),
            ExpirySettings::jitter,
            ExpirySettings::withJitter),
        STALE.choice(
            "stale-handling",
            StaleSettings::handling,
            StaleSettings::withHandling,
            "Whether a stale response is revalidated when it is requested (revalidate), or removed"
                + " and fetched again (evict)."),
        STALE.duration(
            "stale-retention",
            StaleSettings::retention,
            StaleSettings::withRetention,
            "Minimum time for which a stale response is kept."),
        STALE.duration(
            "stale-if-error",
            StaleSettings::ifError,
            StaleSettings::withIfError,
            "Time for which a stale response is served in the place of a server error of the origin"
                + " (RFC 5861 section 4)."),
        STALE.words(
            "stale-if-error-statuses",
            StaleSettings::errorStatuses,
            (stale, codes) ->
                stale.withErrorStatuses(OptionGroup.codes("stale-if-error-statuses", codes)),
            "Status codes, 500 to 599, that a stale response replaces, separated by spaces."),
        STALE.duration(
            "stale-while-revalidate",
            StaleSettings::whileRevalidate,
            StaleSettings::withWhileRevalidate,
            "Time for which a stale response is served while it is revalidated in the background"
                + " (RFC 5861 section 3)."));
  }

  @SuppressWarnings("unchecked") // the types of a function are known when it is called
  private static ExpirySettings withFunction(ExpirySettings expiry, Function<?, ?> function) {
    return expiry.withExpireAfterFunction((Function<HttpResponse, Optional<ExpireAfter>>) function);
  }

  private static ExpireAfter expireAfter(Object raw) {
    return raw instanceof ExpireAfter value ? value : ExpireAfter.parse(raw.toString());
  }
}
