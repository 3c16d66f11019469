package org.jcachehttp.http.internal.maintenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The stored responses by their requests. Failures of the cache are reported to the caller.
 *
 * @param store finds and stores responses
 */
record ResponsesByRequest(VariantStore store) {

  /**
   * Returns the key of the stored response to a request.
   *
   * @throws CacheException if the cache cannot be read
   */
  Optional<String> keyOf(HttpRequest request) {
    Lookup found = find(request);
    return found.stored().map(response -> found.location().key());
  }

  /**
   * Stores a response to a request; returns whether it was stored. A response that repeats a secret
   * of its request is not.
   *
   * @throws CacheException if the cache cannot be read
   */
  boolean put(HttpRequest request, CachedResponse response) {
    EntryLocation location = find(request).location();
    List<StoredRequest> members = CacheGroups.of(request.uri(), response.response().fields());
    return store
        .toEntry(location, response)
        .map(
            entry -> store.groups().group(entry, members, Map.of(), store.groups().invalidations()))
        .filter(grouped -> grouped.refusal().isEmpty())
        .filter(grouped -> store.put(location, grouped.entry()).isEmpty())
        .isPresent();
  }

  private Lookup find(HttpRequest request) {
    Lookup lookup = store.find(request);
    if (lookup instanceof Lookup.Unavailable) {
      throw new CacheException("the cache cannot be read, its log has the reason");
    }
    return lookup;
  }
}
