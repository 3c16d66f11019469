package org.jcachehttp.http;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.expiry.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * A cache of responses opened by URI, with the manager that holds it.
 *
 * @param manager the manager, to be closed with the HTTP cache
 * @param cache the cache
 */
record OpenedCache(CacheManager manager, Cache<String, CachedResponse> cache) {

  /** The default name of a cache, and of a backend. */
  static final String CACHE_NAME = "http_cache";

  private static final String PROVIDER = "org.jcachehttp.engine.UriCachingProvider";

  /**
   * Opens the backend at the URI with the provider of this project, whichever others are registered
   * beside it.
   */
  static OpenedCache at(URI uri) {
    ClassLoader loader = classLoader();
    CacheManager manager = provider(loader).getCacheManager(uri, loader, new Properties());
    try {
      return new OpenedCache(manager, getOrCreate(manager));
    } catch (RuntimeException failure) {
      manager.close();
      throw failure;
    }
  }

  private static Cache<String, CachedResponse> getOrCreate(CacheManager manager) {
    Cache<String, CachedResponse> existing =
        manager.getCache(CACHE_NAME, String.class, CachedResponse.class);
    return existing != null ? existing : manager.createCache(CACHE_NAME, configuration());
  }

  private static MutableConfiguration<String, CachedResponse> configuration() {
    return new MutableConfiguration<String, CachedResponse>()
        .setTypes(String.class, CachedResponse.class)
        .setExpiryPolicyFactory(RetentionPolicy.factory());
  }

  private static CachingProvider provider(ClassLoader loader) {
    return ServiceLoader.load(CachingProvider.class, loader).stream()
        .filter(registered -> registered.type().getName().equals(PROVIDER))
        .findFirst()
        .map(ServiceLoader.Provider::get)
        .orElseThrow(
            () ->
                new CacheException(
                    "no backend can be opened by URI: add org.jcachehttp:jcache-http-engine and a"
                        + " backend such as jcache-http-memory or jcache-http-sqlite to the class"
                        + " path"));
  }

  private static ClassLoader classLoader() {
    return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
        .orElseGet(OpenedCache.class::getClassLoader);
  }
}
