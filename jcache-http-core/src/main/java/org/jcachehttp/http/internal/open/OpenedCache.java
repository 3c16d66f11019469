package org.jcachehttp.http.internal.open;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

/**
 * A cache of responses, open in a provider.
 *
 * @param cache the cache
 * @param closing closes what was opened here
 */
public record OpenedCache(Cache<String, CachedResponse> cache, Runnable closing) {

  private static final String PROVIDER = "org.jcachehttp.engine.UriCachingProvider";

  /** Opens the default of this project's provider. */
  public static OpenedCache byDefault(String cacheName, Properties properties) {
    ClassLoader loader = classLoader();
    return own(provider(loader).getCacheManager(null, loader, properties), cacheName);
  }

  /** Opens the URI with this project's provider, whether or not other providers are registered. */
  public static OpenedCache at(URI uri, String cacheName, Properties properties) {
    ClassLoader loader = classLoader();
    return own(provider(loader).getCacheManager(uri, loader, properties), cacheName);
  }

  /** Opens the default of a new provider of that class. */
  public static OpenedCache of(
      Class<? extends CachingProvider> type, String cacheName, Properties properties) {
    try {
      CachingProvider provider = type.getConstructor().newInstance();
      return own(provider.getCacheManager(null, classLoader(), properties), cacheName);
    } catch (ReflectiveOperationException impossible) {
      throw new CacheException(
          "provider "
              + type.getName()
              + " cannot be created: it must be public and have a public constructor without"
              + " parameters",
          impossible);
    }
  }

  /** Opens the default of a provider that may be in use elsewhere, so that nothing is closed. */
  public static OpenedCache in(CachingProvider provider, String cacheName, Properties properties) {
    return in(provider.getCacheManager(null, classLoader(), properties), cacheName);
  }

  /** Opens a cache in a manager that may be in use elsewhere, so that nothing is closed. */
  public static OpenedCache in(CacheManager manager, String cacheName) {
    return new OpenedCache(getOrCreate(manager, cacheName), () -> {});
  }

  private static OpenedCache own(CacheManager manager, String cacheName) {
    try {
      return new OpenedCache(getOrCreate(manager, cacheName), manager::close);
    } catch (RuntimeException failure) {
      manager.close();
      throw failure;
    }
  }

  private static Cache<String, CachedResponse> getOrCreate(CacheManager manager, String name) {
    Cache<String, CachedResponse> existing = get(manager, name);
    return existing != null ? existing : create(manager, name);
  }

  /** JCache has no operation that creates a cache if it is absent. */
  private static Cache<String, CachedResponse> create(CacheManager manager, String name) {
    try {
      return manager.createCache(name, configuration());
    } catch (CacheException failure) {
      Cache<String, CachedResponse> createdMeanwhile = get(manager, name);
      if (createdMeanwhile == null) {
        throw failure;
      }
      return createdMeanwhile;
    }
  }

  private static @Nullable Cache<String, CachedResponse> get(CacheManager manager, String name) {
    try {
      return manager.getCache(name, String.class, CachedResponse.class);
    } catch (ClassCastException others) {
      ClassCastException refusal =
          new ClassCastException(
              ("cache '" + name + "' is no cache of HTTP responses: give it keys of")
                  + (" java.lang.String and values of " + CachedResponse.class.getName())
                  + (", in a cache.xml by <http:cache name=\"" + name + "\"/>, or choose another")
                  + " cacheName");
      refusal.initCause(others);
      throw refusal;
    }
  }

  private static MutableConfiguration<String, CachedResponse> configuration() {
    return new MutableConfiguration<String, CachedResponse>()
        .setTypes(String.class, CachedResponse.class)
        .setExpiryPolicyFactory(RetentionPolicy.factory());
  }

  /**
   * Returns settings with the changes of the manager's URI and file; closes what was opened here if
   * that fails.
   *
   * @throws CacheException if the file is wrong
   */
  public HttpCacheSettings applyTo(HttpCacheSettings settings) {
    try {
      return ManagerSettings.of(cache).applyTo(settings);
    } catch (RuntimeException failure) {
      closing.run();
      throw failure;
    }
  }

  /**
   * Enables the statistics of the cache; closes what was opened here if that fails.
   *
   * @throws CacheException if the provider has no statistics
   */
  public OpenedCache withStatistics() {
    try {
      cache.getCacheManager().enableStatistics(cache.getName(), true);
      return this;
    } catch (RuntimeException failure) {
      closing.run();
      throw failure;
    }
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
