package org.jcachehttp.http.maintenance;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.maintenance.Copy;
import org.jcachehttp.http.internal.maintenance.Deletion;
import org.jcachehttp.http.internal.maintenance.Inventory;
import org.jcachehttp.http.internal.maintenance.Lifetime;
import org.jcachehttp.http.internal.maintenance.LifetimeChange;
import org.jcachehttp.http.internal.maintenance.Rekeying;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The responses in a cache: listed, counted, removed, copied, and given other lifetimes or keys.
 *
 * <p>Everything here takes the memory of some 500 entries, however many there are, and leaves
 * bodies where they are unless it says otherwise. On a provider that is not of this project it goes
 * through the iterator of JCache instead, which reads whole entries and meets no expired or invalid
 * ones. Listeners and writers of the cache do not hear of what is removed by criteria.
 *
 * <p>Safe for use by many threads; responses that are stored meanwhile may be met or not. A cache
 * that fails throws: {@link javax.cache.CacheException}, or {@link IllegalStateException} if it is
 * closed.
 */
public final class StoredResponses {

  private final Cache<String, CachedResponse> cache;
  private final VariantStore store;
  private final RequestKeys keys;
  private final Duration staleRetention;
  private final InstantSource clock;

  /**
   * The responses in that cache.
   *
   * @param store finds and stores responses in that cache
   * @param keys the keys of requests
   * @param staleRetention for how long a response is kept after it became stale
   * @param clock what states and lifetimes go by
   */
  public StoredResponses(
      Cache<String, CachedResponse> cache,
      VariantStore store,
      RequestKeys keys,
      Duration staleRetention,
      InstantSource clock) {
    this.cache = cache;
    this.store = store;
    this.keys = keys;
    this.staleRetention = staleRetention;
    this.clock = clock;
  }

  /** The responses that are meant, page by page as the stream is read; it need not be closed. */
  public Stream<ResponseSummary> stream(Criteria criteria) {
    return inventory()
        .matching(criteria, clock.millis())
        .map(ResponseSummary::of)
        .flatMap(Optional::stream);
  }

  /** The URLs of the fresh responses, each once and in order, all in memory. */
  public SortedSet<String> urls() {
    return urls(Criteria.fresh());
  }

  /** The URLs of the responses that are meant, each once and in order, all in memory. */
  public SortedSet<String> urls(Criteria criteria) {
    return stream(criteria)
        .map(ResponseSummary::url)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many responses are meant. */
  public long count(Criteria criteria) {
    return stream(criteria).count();
  }

  /** How many bytes the bodies have of the responses that are meant. */
  public long size(Criteria criteria) {
    return stream(criteria).mapToLong(ResponseSummary::size).sum();
  }

  /** Whether a response is stored for GET requests to that URI without a field, fresh or not. */
  public boolean contains(URI uri) {
    return contains(HttpRequest.get(uri.toString()));
  }

  /** Whether a response is stored that the request selects, fresh or not. */
  public boolean contains(HttpRequest request) {
    return store.keyOf(request).isPresent();
  }

  /** Whether a response is stored under the key, fresh or not. */
  public boolean contains(String key) {
    return get(key).isPresent();
  }

  /** The stored response that the request selects, fresh or not. */
  public Optional<CachedResponse> get(HttpRequest request) {
    return store.keyOf(request).flatMap(this::get);
  }

  /** The stored response under the key, fresh or not. */
  public Optional<CachedResponse> get(String key) {
    return Optional.ofNullable(cache.get(key)).filter(found -> VariantList.from(found).isEmpty());
  }

  /**
   * Stores a response as if it had come now, whatever it says of itself; tells whether it was
   * stored, and not if it repeats a secret of its request.
   *
   * @throws IllegalArgumentException if the body is a stream, or the expire-after no lifetime
   */
  public boolean put(HttpRequest request, HttpResponse response, ExpireAfter expireAfter) {
    return store.store(
        request, new CachedResponse(keys.of(request), response, lifetime(expireAfter).ofNew()));
  }

  /** Removes the responses that are meant; tells how many those were. */
  public long delete(Criteria criteria) {
    return deletion().matching(criteria, clock.millis());
  }

  /** Removes every response that is not fresh now; tells how many those were. */
  public long deleteStale() {
    return delete(Criteria.in(ResponseState.STALE, ResponseState.EXPIRED));
  }

  /**
   * Removes the responses under these keys, all variants if a key is that of a target; tells how
   * many responses those were. A key with nothing is left alone.
   */
  public long deleteKeys(String... wanted) {
    return deletion().keys(List.of(wanted));
  }

  /**
   * Removes all responses to the targets of these requests, for the users who make them, with every
   * variant; tells how many those were.
   */
  public long deleteRequests(HttpRequest... requests) {
    return deletion()
        .keys(Arrays.stream(requests).map(request -> CacheKey.of(keys.of(request))).toList());
  }

  /**
   * Removes all responses with these URLs: every variant, method and user; tells how many those
   * were.
   */
  public long deleteUrls(String... urls) {
    Set<String> targets =
        Arrays.stream(urls)
            .map(url -> keys.of(HttpRequest.get(url)).target().toString())
            .collect(Collectors.toSet());
    return deletion().targets(targets);
  }

  /**
   * Removes every entry of this cache, and nothing of another cache on the same backend, whatever
   * its name, key prefix and version.
   */
  public void clear() {
    cache.clear();
  }

  /**
   * Removes what is past its retention, in one operation where the backend can; tells how many
   * entries that were, lists of variants counted. What is stale stays, to be validated.
   */
  public long purgeExpired() {
    return purgeExpired(cache, clock.millis());
  }

  /** Removes what is past its retention at {@code now} (epoch milliseconds); tells how many. */
  public static long purgeExpired(Cache<String, CachedResponse> cache, long now) {
    return Inventory.of(cache).entries().purgeExpired(now);
  }

  /**
   * Makes every kept response fresh for as long as that, from now on; tells how many it changed.
   * Each is kept as long after that as it was to be. Reads and writes every body.
   *
   * @throws IllegalArgumentException if the expire-after is no lifetime
   */
  public long setLifetime(ExpireAfter expireAfter) {
    LifetimeChange renewal = renewal(expireAfter);
    long changed = 0;
    for (Cache.Entry<String, CachedResponse> entry : cache) {
      changed += renewal.changes(entry.getKey(), entry.getValue()) ? 1 : 0;
    }
    return changed;
  }

  /**
   * Makes the response that the request selects fresh for as long as that, from now on; tells
   * whether there is one.
   *
   * @throws IllegalArgumentException if the expire-after is no lifetime
   */
  public boolean setLifetime(HttpRequest request, ExpireAfter expireAfter) {
    LifetimeChange renewal = renewal(expireAfter);
    return store
        .keyOf(request)
        .filter(key -> get(key).filter(found -> renewal.changes(key, found)).isPresent())
        .isPresent();
  }

  /**
   * Moves every response to the key that it has by the settings of this HTTP cache; tells how many
   * it moved. Variants and users stay apart. A response of which the store does not know what
   * counts now stays where it is, to be forgotten. Reads every body.
   */
  public long rekey() {
    return new Rekeying(cache, keys).run();
  }

  /**
   * Copies every kept response into another cache, on any backend, under the same keys: an HTTP
   * cache finds them there if it has the same settings of keys, and the same credential key where
   * users have entries of their own. What is there already, as new or newer, is skipped, so that a
   * copy that broke off is taken up by copying again.
   *
   * @param progress told after each page; what it throws ends the copy
   */
  public CopyProgress copyTo(
      Cache<String, CachedResponse> target, Consumer<CopyProgress> progress) {
    return new Copy(target, progress).from(cache, clock.millis());
  }

  /** Copies as {@link #copyTo(Cache, Consumer)} into the cache of other responses. */
  public CopyProgress copyTo(StoredResponses target, Consumer<CopyProgress> progress) {
    return copyTo(target.cache, progress);
  }

  private Inventory inventory() {
    return Inventory.of(cache);
  }

  private Deletion deletion() {
    return new Deletion(cache, inventory());
  }

  private LifetimeChange renewal(ExpireAfter expireAfter) {
    return new LifetimeChange(cache, lifetime(expireAfter));
  }

  private Lifetime lifetime(ExpireAfter expireAfter) {
    return new Lifetime(expireAfter, clock.millis(), staleRetention);
  }
}
