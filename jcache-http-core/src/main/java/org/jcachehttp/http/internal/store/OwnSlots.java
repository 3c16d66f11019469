package org.jcachehttp.http.internal.store;

import java.util.Optional;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.maintenance.ResponseLocations;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/** Where answering finds and stores responses, for maintenance: a cache that fails is an error. */
public record OwnSlots(VariantStore store) implements ResponseLocations {

  @Override
  public Optional<String> keyOf(HttpRequest request) {
    Lookup found = find(request);
    return found.stored().map(response -> found.slot().key());
  }

  @Override
  public boolean put(HttpRequest request, CachedResponse response) {
    EntryLocation slot = find(request).slot();
    return !store.repeatsSecret(request, response.response()) && store.put(slot, request, response);
  }

  private Lookup find(HttpRequest request) {
    Lookup lookup = store.find(request);
    if (lookup instanceof Lookup.Unavailable) {
      throw new CacheException("the cache cannot be read: its log says why");
    }
    return lookup;
  }
}
