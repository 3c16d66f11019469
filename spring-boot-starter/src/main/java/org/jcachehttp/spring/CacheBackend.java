package org.jcachehttp.spring;

import javax.cache.CacheManager;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;

/**
 * The open backend of the application: the one JCache manager of its HTTP cache and of {@code
 * Cacheable} methods, also where no bean shows it.
 *
 * @param property the property that names the backend, for messages
 * @param manager the manager, which is closed with this object
 */
record CacheBackend(String property, CacheManager manager) implements AutoCloseable {

  /** Opens an HTTP cache, which the caller closes before this object. */
  HttpCache openHttpCache(HttpCacheBuilder builder) {
    return HttpCachePropertyException.naming(property, () -> builder.open(manager));
  }

  @Override
  public void close() {
    manager.close();
  }
}
