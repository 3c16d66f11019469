package org.jcachehttp.http.internal.maintenance;

import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.Deadline;

/**
 * Changes the lifetime of stored responses.
 *
 * @param store the entries
 * @param lifetime the lifetime
 */
record LifetimeChange(ResponseStore store, Lifetime lifetime) {

  /** Changes an entry if it is a response within its retention; returns whether it was changed. */
  boolean changes(String key, CachedResponse entry) {
    if (!entry.request().isOfResponse()
        || entry.times().retainUntil().isPast(lifetime.now())
        || !store.isAuthentic(key, entry)) {
      return false;
    }
    CachedResponse renewed = lifetime.of(entry);
    String primary = CacheKey.of(entry.request());
    if (!primary.equals(key)) {
      extendList(primary, entry.request(), renewed.times().retainUntil());
    }
    return replace(key, entry, renewed);
  }

  private boolean replace(String key, CachedResponse found, CachedResponse changed) {
    return store.cache().replace(key, found, store.signed(key, changed));
  }

  /** A list is kept at least as long as its variants. */
  private void extendList(String primary, StoredRequest request, Deadline until) {
    CachedResponse entry = store.cache().get(primary);
    Optional<VariantList> list =
        Optional.ofNullable(entry)
            .filter(found -> store.isAuthentic(primary, found))
            .flatMap(VariantList::from);
    if (entry != null && list.filter(known -> !known.leadsTo(List.of(), until)).isPresent()) {
      replace(primary, entry, list.get().including(List.of(), until).toEntry(request));
    }
  }
}
