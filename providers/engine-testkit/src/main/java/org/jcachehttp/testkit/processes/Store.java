package org.jcachehttp.testkit.processes;

import java.net.URI;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;

/**
 * The shared backend, opened by one process.
 *
 * @param manager its manager
 */
public record Store(CacheManager manager) implements AutoCloseable {

  private static final String CACHE = "shared";

  /**
   * Opens the backend.
   *
   * @param uri the URI of its cache manager
   * @return the store, which the caller closes
   */
  public static Store open(URI uri) {
    return new Store(new UriCachingProvider().getCacheManager(uri, null));
  }

  /**
   * Opens the cache that all processes share.
   *
   * @param valueType the type of its values
   * @param <V> the type of its values
   * @return the cache
   */
  public <V> Cache<Object, V> cache(Class<V> valueType) {
    return manager.createCache(
        CACHE, new MutableConfiguration<Object, V>().setTypes(Object.class, valueType));
  }

  @Override
  public void close() {
    manager.close();
  }
}
