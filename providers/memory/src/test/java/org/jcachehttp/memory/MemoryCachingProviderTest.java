package org.jcachehttp.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryCachingProviderTest {

  private static final URI FORUM = URI.create("memory:forum");

  private final MemoryCachingProvider provider = new MemoryCachingProvider();

  private static Cache<Object, Object> cache(CacheManager manager) {
    return manager.createCache("c", new MutableConfiguration<>());
  }

  @AfterEach
  void closeEverything() {
    provider.close();
  }

  @Test
  void immutableValuesAreStoredByReference() {
    Cache<Object, Object> cache = cache(provider.getCacheManager(FORUM, null));
    String value = new String("a post");
    cache.put("k", value);
    assertThat(cache.get("k")).isSameAs(value);
  }

  @Test
  void mutableValuesAreCopiedOnWriteAndRead() {
    Cache<Object, Object> cache = cache(provider.getCacheManager(FORUM, null));
    List<String> value = new ArrayList<>(List.of("a post"));
    cache.put("k", value);
    value.add("later");
    assertThat(cache.get("k")).isEqualTo(List.of("a post")).isNotSameAs(cache.get("k"));
  }

  @Test
  void storeByReferenceAcceptsAnyKeyAndValue() {
    Cache<Object, Object> cache =
        provider
            .getCacheManager(FORUM, null)
            .createCache("c", new MutableConfiguration<>().setStoreByValue(false));
    Object key = new Object();
    Object value = new Object();
    cache.put(key, value);
    assertThat(cache.get(key)).isSameAs(value);
  }

  @Test
  void managersOfTwoClassLoadersWithTheSameUriAreIndependent() throws Exception {
    try (URLClassLoader other = new URLClassLoader(new URL[0])) {
      Cache<Object, Object> cache = cache(provider.getCacheManager(FORUM, null));
      cache.put("k", 1);
      CacheManager otherManager = provider.getCacheManager(FORUM, other);
      assertThat(cache(otherManager).get("k")).isNull();
      otherManager.close();
      assertThat(cache.get("k")).isEqualTo(1);
    }
  }

  @Test
  void aCacheHoldsMoreThanTenThousandSmallEntriesByDefault() {
    Cache<Object, Object> cache = cache(provider.getCacheManager(FORUM, null));
    IntStream.range(0, 12_000).forEach(i -> cache.put(i, "value " + i));
    assertThat(StreamSupport.stream(cache.spliterator(), false).count()).isEqualTo(12_000);
  }
}
