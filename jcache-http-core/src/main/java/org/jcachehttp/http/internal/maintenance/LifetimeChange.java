package org.jcachehttp.http.internal.maintenance;

import java.util.List;
import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.Deadline;

/**
 * Changes the lifetime of stored responses.
 *
 * @param cache the cache
 * @param lifetime the lifetime
 */
record LifetimeChange(Cache<String, CachedResponse> cache, Lifetime lifetime) {

  /** Changes an entry if it is a response within its retention; returns whether it was changed. */
  boolean changes(String key, CachedResponse entry) {
    if (!entry.request().isOfResponse() || entry.times().retainUntil().isPast(lifetime.now())) {
      return false;
    }
    CachedResponse renewed = lifetime.of(entry);
    String primary = CacheKey.of(entry.request());
    if (!primary.equals(key)) {
      extendList(primary, entry.request(), renewed.times().retainUntil());
    }
    return cache.replace(key, entry, renewed);
  }

  /** A list is kept at least as long as its variants. */
  private void extendList(String primary, StoredRequest request, Deadline until) {
    CachedResponse entry = cache.get(primary);
    Optional<VariantList> list = Optional.ofNullable(entry).flatMap(VariantList::from);
    if (entry != null && list.filter(known -> !known.leadsTo(List.of(), until)).isPresent()) {
      cache.replace(primary, entry, list.get().including(List.of(), until).toEntry(request));
    }
  }
}
