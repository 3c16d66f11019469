package org.jcachehttp.http;

import java.net.URI;
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
  private @Nullable Cache<String, CachedResponse> cache;

  @Override
  public void beforeEach(ExtensionContext context) {
    cache = create(RESPONSES);
  }

  private Cache<String, CachedResponse> create(String name) {
    return manager()
        .createCache(
            name,
            new MutableConfiguration<String, CachedResponse>()
                .setTypes(String.class, CachedResponse.class)
                .setExpiryPolicyFactory(RetentionPolicy.factory()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    manager().destroyCache(RESPONSES);
    manager().destroyCache(UNTYPED);
    manager().destroyCache(OTHER);
    provider.close();
  }

  private CacheManager manager() {
    URI uri =
        Optional.ofNullable(System.getProperty("scenario.uri"))
            .map(URI::create)
            .orElseGet(provider::getDefaultURI);
    return provider.getCacheManager(uri, provider.getDefaultClassLoader(), new Properties());
  }

  /** Another cache of responses. */
  Cache<String, CachedResponse> other() {
    return create(OTHER);
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
