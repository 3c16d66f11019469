package org.jcachehttp.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ServiceLoader;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Test;

class OtherProvidersTest {

  private static final String URI_PROVIDER = "org.jcachehttp.engine.UriCachingProvider";

  @Test
  void theProvidersOfFourVendorsAreOnTheClassPath() {
    assertThat(ServiceLoader.load(CachingProvider.class))
        .extracting(provider -> provider.getClass().getName())
        .contains(
            URI_PROVIDER,
            "org.redisson.jcache.JCachingProvider",
            "com.hazelcast.cache.HazelcastCachingProvider",
            "org.ehcache.jsr107.EhcacheCachingProvider");
  }

  @Test
  void jCacheRequiresANameToSelectAProvider() {
    assertThatThrownBy(Caching::getCachingProvider)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("Multiple CachingProviders");
  }

  @Test
  void uriCachingProviderIsFoundByName() {
    try (CacheManager manager =
        Caching.getCachingProvider(URI_PROVIDER).getCacheManager(URI.create("memory:a"), null)) {
      assertThat(manager.getCachingProvider()).isInstanceOf(UriCachingProvider.class);
      Cache<String, String> cache = manager.createCache("c", new MutableConfiguration<>());
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
  }

  @Test
  void anHttpCacheSelectsUriCachingProviderByItself() {
    try (HttpCache cache = HttpCache.open()) {
      assertThat(cache.statistics()).isNotNull();
    }
  }
}
