package org.jcachehttp.http.internal.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.store.CallsInFlight;
import org.jcachehttp.http.internal.store.DeletedEntries;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.maintenance.CopyProgress;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The responses in a JCache cache.
 *
 * @param entries the entries of the cache
 * @param store finds and stores responses in that cache
 * @param keys the keys of requests
 * @param staleRetention the time for which a stored response is kept after it becomes stale
 * @param clock the clock
 * @param calls the calls to the origin that began before a deletion
 */
public record JCacheStoredResponses(
    ResponseStore entries,
    VariantStore store,
    RequestKeys keys,
    Duration staleRetention,
    InstantSource clock,
    CallsInFlight calls)
    implements StoredResponses {

  @Override
  public Cache<String, CachedResponse> cache() {
    return entries.cache();
  }

  @Override
  public Stream<ResponseSummary> stream(Criteria criteria) {
    ResponseMatcher matcher = ResponseMatcher.of(criteria, clock.instant());
    return Stream.concat(inventory().matching(matcher), new Misplaced(entries).matching(matcher))
        .flatMap(entry -> Summaries.of(entry).stream());
  }

  @Override
  public boolean contains(HttpRequest request) {
    return byRequest().keyOf(request).isPresent();
  }

  @Override
  public Optional<CachedResponse> get(HttpRequest request) {
    return byRequest().keyOf(request).flatMap(this::get);
  }

  @Override
  public Optional<CachedResponse> get(String key) {
    return Optional.ofNullable(cache().get(key))
        .filter(found -> found.request().isOfResponse())
        .filter(found -> new Misplaced(entries).isInPlace(key, found));
  }

  @Override
  public boolean put(HttpRequest request, HttpResponse response, ExpireAfter expireAfter) {
    return byRequest()
        .put(
            request, new CachedResponse(keys.of(request), response, lifetime(expireAfter).ofNew()));
  }

  @Override
  public long delete(Criteria criteria) {
    CriteriaDeletion deletion = CriteriaDeletion.of(criteria, clock.instant());
    return entries.removals().orKeep(deletion, () -> deletion.applyNow(entries));
  }

  @Override
  public long deleteKeys(String... wanted) {
    return deleteKeys(List.of(wanted));
  }

  @Override
  public long deleteRequests(HttpRequest... requests) {
    return deleteKeys(
        Arrays.stream(requests)
            .map(store.invalidation()::primaryKeys)
            .flatMap(List::stream)
            .toList());
  }

  private long deleteKeys(List<String> wanted) {
    calls.supersede(DeletedEntries.ofKeys(wanted));
    long deleted = entries.removals().orKeep(wanted, () -> deletion().keys(wanted));
    calls.endLeases(wanted);
    return deleted;
  }

  @Override
  public long deleteUrls(String... urls) {
    Map<String, String> keysByUrl =
        Arrays.stream(urls)
            .map(url -> keys.of(HttpRequest.get(url)))
            .collect(
                Collectors.toMap(
                    stored -> stored.target().toString(), CacheKey::of, (one, same) -> one));
    Set<String> targets = keysByUrl.keySet();
    calls.supersede(DeletedEntries.ofUrls(targets));
    UrlDeletion later = UrlDeletion.of(targets, clock.instant());
    long deleted = entries.removals().orKeep(later, () -> deletion().targets(targets));
    calls.endLeases(keysByUrl.values());
    return deleted;
  }

  private ResponsesByRequest byRequest() {
    return new ResponsesByRequest(store);
  }

  /** Removes all entries of an origin and a credential, by a scan. */
  public void delete(OriginPartition entries) {
    deletion().of(entries);
  }

  @Override
  public void invalidateTag(String tag) {
    store.invalidation().invalidateTag(requireNonNull(tag, "tag"));
  }

  @Override
  public void markTagStale(String tag) {
    store.invalidation().markTagStale(requireNonNull(tag, "tag"));
  }

  @Override
  public void clear() {
    calls.supersede(DeletedEntries.allOf(cache().getName()));
    entries.removals().clearOrKeep();
  }

  @Override
  public long purgeExpired() {
    return inventory().entries().purgeExpired(clock.millis());
  }

  @Override
  public long setLifetime(ExpireAfter expireAfter) {
    LifetimeChange change = change(expireAfter);
    long changed = 0;
    for (Cache.Entry<String, CachedResponse> entry : cache()) {
      changed += change.changes(entry.getKey(), entry.getValue()) ? 1 : 0;
    }
    return changed;
  }

  @Override
  public boolean setLifetime(HttpRequest request, ExpireAfter expireAfter) {
    LifetimeChange change = change(expireAfter);
    return byRequest()
        .keyOf(request)
        .filter(key -> get(key).filter(found -> change.changes(key, found)).isPresent())
        .isPresent();
  }

  @Override
  public long rekey() {
    return new Rekeying(entries, keys).run();
  }

  @Override
  public CopyProgress copyTo(
      Cache<String, CachedResponse> target, Consumer<CopyProgress> progress) {
    return new Copy(target, progress).from(authentic(), clock.millis());
  }

  private Stream<Cache.Entry<String, CachedResponse>> authentic() {
    return StreamSupport.stream(cache().spliterator(), false)
        .filter(entry -> entries.isAuthentic(entry.getKey(), entry.getValue()));
  }

  private Inventory inventory() {
    return Inventory.of(cache());
  }

  private Deletion deletion() {
    return Deletion.in(entries);
  }

  private LifetimeChange change(ExpireAfter expireAfter) {
    return new LifetimeChange(entries, lifetime(expireAfter));
  }

  private Lifetime lifetime(ExpireAfter expireAfter) {
    return new Lifetime(expireAfter, clock.millis(), staleRetention);
  }

  @Override
  public String toString() {
    return "StoredResponses['" + cache().getName() + "']";
  }
}
