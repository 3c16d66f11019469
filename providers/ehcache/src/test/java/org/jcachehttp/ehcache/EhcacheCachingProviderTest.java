package org.jcachehttp.ehcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EhcacheCachingProviderTest {

  private final EhcacheCachingProvider provider = new EhcacheCachingProvider();
  private final CacheManager manager =
      provider.getCacheManager(URI.create("ehcache:app?off-heap=1MiB"), null);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void entryProcessorsOnByteArraysAreAtomic() {
    Cache<String, byte[]> cache = manager.createCache("bytes", new MutableConfiguration<>());
    cache.put("k", new byte[1]);
    IntStream.range(0, 100)
        .parallel()
        .forEach(
            i ->
                cache.invoke(
                    "k",
                    (entry, arguments) -> {
                      entry.setValue(new byte[] {(byte) (entry.getValue()[0] + 1)});
                      return i;
                    }));
    assertThat(cache.get("k")).containsExactly(100);
  }

  @Test
  void aDestroyedCacheIsEmptyAfterItIsCreatedAgain() {
    cache("c").put("k", "v");
    manager.destroyCache("c");
    assertThat(cache("c").containsKey("k")).isFalse();
  }

  private Cache<String, String> cache(String name) {
    return manager.createCache(name, new MutableConfiguration<>());
  }
}
