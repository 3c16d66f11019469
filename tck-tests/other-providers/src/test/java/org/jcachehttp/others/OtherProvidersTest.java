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

  private static final String OURS = "org.jcachehttp.engine.UriCachingProvider";

  @Test
  void theProvidersOfFourVendorsAreOnTheClassPath() {
    assertThat(ServiceLoader.load(CachingProvider.class))
        .extracting(provider -> provider.getClass().getName())
        .contains(
            OURS,
            "org.redisson.jcache.JCachingProvider",
            "com.hazelcast.cache.HazelcastCachingProvider",
            "org.ehcache.jsr107.EhcacheCachingProvider");
  }

  @Test
  void withoutANameJCacheCannotChoose() {
    assertThatThrownBy(Caching::getCachingProvider)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("Multiple CachingProviders");
  }

  @Test
  void ourProviderIsFoundByItsName() {
    try (CacheManager manager =
        Caching.getCachingProvider(OURS).getCacheManager(URI.create("memory:a"), null)) {
      assertThat(manager.getCachingProvider()).isInstanceOf(UriCachingProvider.class);
      Cache<String, String> cache = manager.createCache("c", new MutableConfiguration<>());
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
  }

  @Test
  void anHttpCacheTakesOursWithoutBeingTold() {
    try (HttpCache cache = HttpCache.open()) {
      assertThat(cache.statistics()).isNotNull();
    }
  }
}
