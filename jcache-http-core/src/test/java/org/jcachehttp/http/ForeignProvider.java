package org.jcachehttp.http;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.expiry.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;
import org.jsr107.ri.spi.RICachingProvider;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A JCache provider that is not ours, with one fresh cache of responses per test. */
final class ForeignProvider implements BeforeEachCallback, AfterEachCallback {

  private final RICachingProvider provider = new RICachingProvider();
  private @Nullable Cache<String, CachedResponse> cache;

  @Override
  public void beforeEach(ExtensionContext context) {
    CacheManager manager = provider.getCacheManager();
    cache =
        manager.createCache(
            "responses",
            new MutableConfiguration<String, CachedResponse>()
                .setTypes(String.class, CachedResponse.class)
                .setExpiryPolicyFactory(RetentionPolicy.factory()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    provider.close();
  }

  /** Another cache, of any values. */
  Cache<String, Object> untyped() {
    return provider
        .getCacheManager()
        .createCache("untyped", new MutableConfiguration<String, Object>());
  }

  Cache<String, CachedResponse> cache() {
    if (cache == null) {
      throw new IllegalStateException("no test is running");
    }
    return cache;
  }
}
