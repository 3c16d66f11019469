package org.jcachehttp.http.internal.open;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheXml;

/**
 * A cache of responses that was opened in a provider.
 *
 * @param manager the manager of the cache
 * @param cache the cache
 * @param expireAfter the freshness lifetime that the URI sets
 * @param closing closes what was opened here
 */
public record OpenedCache(
    CacheManager manager,
    Cache<String, CachedResponse> cache,
    Optional<ExpireAfter> expireAfter,
    Runnable closing) {

  /** The names ttl and timeout are those of async-caches, for its users. */
  private static final Set<String> EXPIRE_AFTER = Set.of("expire-after", "ttl", "timeout");

  private static final String PROVIDER = "org.jcachehttp.engine.UriCachingProvider";

  /** Opens the default of this project's provider. */
  public static OpenedCache byDefault(String cacheName, Properties properties) {
    ClassLoader loader = classLoader();
    return own(
        provider(loader).getCacheManager(null, loader, properties), cacheName, Optional::empty);
  }

  /** Opens the URI with this project's provider, whether or not other providers are registered. */
  public static OpenedCache at(URI uri, String cacheName, Properties properties) {
    ClassLoader loader = classLoader();
    return own(
        provider(loader).getCacheManager(uri, loader, properties),
        cacheName,
        () -> expireAfter(uri));
  }

  /** Opens the default of a new provider of that class. */
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
              + " cannot be created: it must be public and have a public constructor without"
              + " parameters",
          impossible);
    }
  }

  /** Opens the default of a provider that may be in use elsewhere, so that nothing is closed. */
  public static OpenedCache in(CachingProvider provider, String cacheName, Properties properties) {
    CacheManager manager = provider.getCacheManager(null, classLoader(), properties);
    return new OpenedCache(manager, getOrCreate(manager, cacheName), Optional.empty(), () -> {});
  }

  /** The freshness lifetime that the query of a backend's URI sets. */
  private static Optional<ExpireAfter> expireAfter(URI uri) {
    String text = uri.getSchemeSpecificPart();
    int question = text.indexOf('?');
    return question < 0
        ? Optional.empty()
        : Stream.of(text.substring(question + 1).split("&", -1))
            .map(option -> option.split("=", 2))
            .filter(option -> option.length == 2 && EXPIRE_AFTER.contains(option[0]))
            .map(option -> ExpireAfter.parse(option[1]))
            .findFirst();
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
   * Returns settings with the changes of the URI and of the file; closes what was opened here if
   * that fails.
   *
   * @throws CacheException if the file is wrong
   */
  public HttpCacheSettings applyTo(HttpCacheSettings settings) {
    try {
      HttpCacheSettings changed =
          expireAfter
              .map(value -> settings.withExpiry(settings.expiry().withExpireAfter(value)))
              .orElse(settings);
      ApplicationClasses classes = new ApplicationClasses(manager.getClassLoader());
      return HttpXml.apply(file(), cache.getName(), classes, changed);
    } catch (RuntimeException failure) {
      closing.run();
      throw failure;
    }
  }

  private CacheXml file() {
    try {
      return manager.unwrap(CacheXml.class);
    } catch (IllegalArgumentException foreign) {
      // JSR-107: the provider has no such object behind its manager.
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
