package org.jcachehttp.http.internal.open;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheXml;

/**
 * A cache of responses opened by URI, with the manager that holds it.
 *
 * @param manager the manager, to be closed with the HTTP cache
 * @param cache the cache
 * @param expireAfter what the URI says of how long responses are fresh
 * @param closing closes what was opened here
 */
public record OpenedCache(
    CacheManager manager,
    Cache<String, CachedResponse> cache,
    Optional<ExpireAfter> expireAfter,
    Runnable closing) {

  /** The default name of a cache, and of a backend. */
  public static final String CACHE_NAME = "http_cache";

  private static final String PROVIDER = "org.jcachehttp.engine.UriCachingProvider";

  /** Opens what the provider of this project opens where nobody names anything. */
  public static OpenedCache byDefault(String cacheName, Properties properties) {
    ClassLoader loader = classLoader();
    return own(
        provider(loader).getCacheManager(null, loader, properties), cacheName, Optional::empty);
  }

  /**
   * Opens what is at the URI with the provider of this project, whichever others are registered
   * beside it.
   */
  public static OpenedCache at(URI uri, String cacheName, Properties properties) {
    ClassLoader loader = classLoader();
    return own(
        provider(loader).getCacheManager(uri, loader, properties),
        cacheName,
        () -> BackendUri.expireAfter(uri));
  }

  /** Opens what a new provider of that class opens by default. */
  public static OpenedCache of(
      Class<? extends CachingProvider> type, String cacheName, Properties properties) {
    try {
      CachingProvider provider = type.getConstructor().newInstance();
      return own(
          provider.getCacheManager(null, classLoader(), properties), cacheName, Optional::empty);
    } catch (ReflectiveOperationException impossible) {
      throw new CacheException(
          "provider "
              + type.getName()
              + " cannot be created: it has to be public, with a public constructor without"
              + " parameters",
          impossible);
    }
  }

  /** Opens what the provider opens by default, which may be in use elsewhere: nothing is closed. */
  public static OpenedCache in(CachingProvider provider, String cacheName, Properties properties) {
    CacheManager manager = provider.getCacheManager(null, classLoader(), properties);
    return new OpenedCache(manager, getOrCreate(manager, cacheName), Optional.empty(), () -> {});
  }

  private static OpenedCache own(
      CacheManager manager, String cacheName, Supplier<Optional<ExpireAfter>> ofUri) {
    try {
      return new OpenedCache(manager, getOrCreate(manager, cacheName), ofUri.get(), manager::close);
    } catch (RuntimeException failure) {
      manager.close();
      throw failure;
    }
  }

  private static Cache<String, CachedResponse> getOrCreate(CacheManager manager, String name) {
    Cache<String, CachedResponse> existing =
        manager.getCache(name, String.class, CachedResponse.class);
    return existing != null ? existing : manager.createCache(name, configuration());
  }

  private static MutableConfiguration<String, CachedResponse> configuration() {
    return new MutableConfiguration<String, CachedResponse>()
        .setTypes(String.class, CachedResponse.class)
        .setExpiryPolicyFactory(RetentionPolicy.factory());
  }

  /**
   * Gives a builder what the URI or the file says.
   *
   * @throws CacheException if the file says something wrong; what was opened here is closed then
   */
  public void configure(HttpCacheBuilder builder) {
    try {
      expireAfter.ifPresent(builder::expireAfter);
      ApplicationClasses classes = new ApplicationClasses(manager.getClassLoader());
      CacheElement.apply(file(), cache.getName(), classes, builder);
    } catch (RuntimeException failure) {
      closing.run();
      throw failure;
    }
  }

  private CacheXml file() {
    try {
      return manager.unwrap(CacheXml.class);
    } catch (IllegalArgumentException foreign) {
      // JSR-107: what a provider does not have behind its manager.
      return CacheXml.NONE;
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
