package org.jcachehttp.http;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cache of the provider that the system property {@code scenario.provider} names, at the URI that
 * {@code scenario.uri} names; without them, of the reference implementation, which is not ours.
 */
final class ProviderUnderTest implements BeforeEachCallback, AfterEachCallback {

  private static final String RESPONSES = "responses";
  private static final String UNTYPED = "untyped";
  private static final String OTHER = "other";

  private final CachingProvider provider =
      Caching.getCachingProvider(
          System.getProperty("scenario.provider", "org.jsr107.ri.spi.RICachingProvider"));

  /** The class loader of another application. A provider opens what it has for each one again. */
  private final ClassLoader otherApplication =
      new URLClassLoader(new URL[0], provider.getDefaultClassLoader());

  private @Nullable Cache<String, CachedResponse> cache;

  @Override
  public void beforeEach(ExtensionContext context) {
    cache = create(manager(), RESPONSES);
  }

  private static Cache<String, CachedResponse> create(CacheManager manager, String name) {
    return manager.createCache(
        name,
        new MutableConfiguration<String, CachedResponse>()
            .setTypes(String.class, CachedResponse.class)
            .setExpiryPolicyFactory(RetentionPolicy.factory()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    provider.close(otherApplication);
    manager().destroyCache(RESPONSES);
    manager().destroyCache(UNTYPED);
    manager().destroyCache(OTHER);
    provider.close();
  }

  private CacheManager manager() {
    return managerOf(provider.getDefaultClassLoader());
  }

  private CacheManager managerOf(ClassLoader application) {
    URI uri =
        Optional.ofNullable(System.getProperty("scenario.uri"))
            .map(URI::create)
            .orElseGet(provider::getDefaultURI);
    return provider.getCacheManager(uri, application, new Properties());
  }

  /** Another cache of responses. */
  Cache<String, CachedResponse> other() {
    return create(manager(), OTHER);
  }

  /** The cache of another application, with connections of its own, as of another process. */
  Cache<String, CachedResponse> ofOtherApplication() {
    return create(managerOf(otherApplication), RESPONSES);
  }

  /** The same, of any values. */
  Cache<String, Object> untypedOfOtherApplication() {
    return managerOf(otherApplication)
        .createCache(RESPONSES, new MutableConfiguration<String, Object>());
  }

  /** Whether applications with the same URI share their entries: those of files and of servers. */
  static boolean isShared() {
    return Optional.ofNullable(System.getProperty("scenario.uri"))
        .filter(uri -> !uri.startsWith("ehcache:"))
        .isPresent();
  }

  /** Another cache, of any values. */
  Cache<String, Object> untyped() {
    return manager().createCache(UNTYPED, new MutableConfiguration<String, Object>());
  }

  Cache<String, CachedResponse> cache() {
    if (cache == null) {
      throw new IllegalStateException("no test is running");
    }
    return cache;
  }
}
