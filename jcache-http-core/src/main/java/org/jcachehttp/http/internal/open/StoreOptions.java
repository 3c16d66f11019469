package org.jcachehttp.http.internal.open;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;

/** Options for the cache that responses are stored in. */
final class StoreOptions {

  private static final OptionGroup<StoreSettings> STORE =
      new OptionGroup<>(HttpCacheSettings::store, HttpCacheSettings::withStore);

  private StoreOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        STORE.bytes(
            "max-body-size",
            StoreSettings::maxBodySize,
            StoreSettings::withMaxBodySize,
            "Size up to which a body is stored; a larger body is passed on to the caller."),
        STORE.count(
            "max-variants",
            StoreSettings::maxVariants,
            StoreSettings::withMaxVariants,
            "Number of variants of a target, 1 to 1000, that are stored; a further one replaces the"
                + " one that was stored first."),
        STORE.choice(
            "authenticate",
            StoreSettings::authentication,
            StoreSettings::withAuthentication,
            "Whether every writer of the store is trusted (none), or an entry is a miss unless it"
                + " has a valid HMAC under the credential key (hmac)."),
        STORE.instance(
            "tagger",
            Function.class,
            StoreSettings::tagger,
            StoreOptions::withTagger,
            "A java.util.function.Function of org.jcachehttp.http.stored.CachedResponse that returns"
                + " the tags of the response, a collection of texts."),
        STORE.optionalDuration(
            "purge-interval",
            StoreSettings::purgeInterval,
            StoreSettings::withPurgeInterval,
            "Interval, 1s to 365d, at which a thread removes entries past their retention."),
        STORE.optionalDuration(
            "store-timeout",
            StoreSettings::timeout,
            StoreSettings::withTimeout,
            "Time, 1ms to 1d, after which an operation on the cache counts as failed; the operation"
                + " then runs on another thread, so prefer the timeouts of the backend."),
        STORE.count(
            "store-failures",
            StoreSettings::breakerFailures,
            (store, failures) -> store.withBreaker(failures, store.breakerDelay()),
            "Number of consecutive failures, 1 to 1000, after which the cache is bypassed."),
        STORE.duration(
            "store-delay",
            StoreSettings::breakerDelay,
            (store, delay) -> store.withBreaker(store.breakerFailures(), delay),
            "Time, 1ms to 1d, for which the cache is bypassed then; after it, one trial operation"
                + " is made."));
  }

  @SuppressWarnings("unchecked") // the types of a function are known when it is called
  private static StoreSettings withTagger(StoreSettings store, Function<?, ?> function) {
    return store.withTagger((Function<CachedResponse, Collection<String>>) function);
  }
}
