package org.jcachehttp.http.internal.maintenance;

import java.util.Optional;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/** Where an HTTP cache looks for the response to a request, and where it stores it. */
public interface ResponseLocations {

  /**
   * The key of the stored response that the request selects; empty if there is none.
   *
   * @throws javax.cache.CacheException if the cache fails
   */
  Optional<String> keyOf(HttpRequest request);

  /** Stores the response to the request; tells whether it did, and not if it repeats a secret. */
  boolean put(HttpRequest request, CachedResponse response);
}
