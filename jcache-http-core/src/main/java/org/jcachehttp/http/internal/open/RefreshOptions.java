package org.jcachehttp.http.internal.open;

import java.time.Duration;
import java.util.List;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.storage.option.Option;

/** Options for the refresh of stored responses. */
final class RefreshOptions {

  private static final OptionGroup<RefreshSettings> REFRESH =
      new OptionGroup<>(HttpCacheSettings::refresh, HttpCacheSettings::withRefresh);

  private RefreshOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        REFRESH.optionalDuration(
            "soft-timeout",
            RefreshSettings::softTimeout,
            RefreshSettings::withSoftTimeout,
            "Time, 1ms to 1d, after which a caller gets the stale response, while the origin is"
                + " still awaited and its response stored."),
        REFRESH.of(
            Option.of(
                "eager-refresh",
                1.0,
                "Share of the freshness lifetime, more than 0 and at most 1, after which a use of"
                    + " the fresh response starts a refresh in the background.",
                "more than 0 and at most 1",
                OptionGroup::number),
            RefreshSettings::eagerShare,
            RefreshSettings::withEagerShare),
        REFRESH.duration(
            "refresh-backoff",
            RefreshSettings::backoff,
            RefreshOptions::withBackoff,
            "Delay before a refresh that failed is tried again; it doubles with each failure."),
        REFRESH.duration(
            "refresh-backoff-limit",
            RefreshSettings::backoffLimit,
            (refresh, longest) -> refresh.withBackoff(refresh.backoff(), longest),
            "Longest delay before a refresh is tried again."));
  }

  /** The limit may be read later, and is at least the delay. */
  private static RefreshSettings withBackoff(RefreshSettings refresh, Duration first) {
    Duration limit = refresh.backoffLimit();
    return refresh.withBackoff(first, first.compareTo(limit) > 0 ? first : limit);
  }
}
