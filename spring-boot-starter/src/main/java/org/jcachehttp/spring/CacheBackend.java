package org.jcachehttp.spring;

import javax.cache.CacheManager;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;

/**
 * The open backend of the application: the one JCache manager of its HTTP cache and of {@code
 * Cacheable} methods, also where no bean shows it.
 *
 * @param opening names the property that is at fault
 * @param manager the manager, which is closed with this object
 */
record CacheBackend(Opening opening, CacheManager manager) implements AutoCloseable {

  /** Opens an HTTP cache, which the caller closes before this object. */
  HttpCache openHttpCache(HttpCacheBuilder builder) {
    return opening.cache(() -> builder.open(manager));
  }

  @Override
  public void close() {
    manager.close();
  }
}
