package org.jcachehttp.http;

import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.VariantList;

/**
 * The responses in a cache that are not fresh. What fails here is thrown: this is maintenance, and
 * no call waits for it.
 */
final class StaleResponses {

  private final Cache<String, CachedResponse> cache;

  StaleResponses(Cache<String, CachedResponse> cache) {
    this.cache = cache;
  }

  /**
   * Removes every response that is not fresh at {@code now} (epoch milliseconds), unless it was
   * replaced meanwhile; tells how many. Holds one entry at a time.
   *
   * @throws javax.cache.CacheException if the cache fails
   */
  long delete(long now) {
    long deleted = 0;
    for (Cache.Entry<String, CachedResponse> entry : cache) {
      Optional<VariantList> variants = VariantList.from(entry.getValue());
      if (variants.isPresent()) {
        removeIfDone(entry, variants.get(), now);
      } else if (!entry.getValue().isFresh(now) && remove(entry)) {
        deleted++;
      }
    }
    return deleted;
  }

  /** A list outlives what it leads to, even where a provider keeps everything. */
  private void removeIfDone(
      Cache.Entry<String, CachedResponse> entry, VariantList variants, long now) {
    if (variants.retainUntil().isPast(now)) {
      remove(entry);
    }
  }

  private boolean remove(Cache.Entry<String, CachedResponse> entry) {
    return cache.remove(entry.getKey(), entry.getValue());
  }
}
