package org.jcachehttp.dummy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummyCachingProviderTest {

  private final DummyCachingProvider provider = new DummyCachingProvider();
  private final Cache<Object, Object> cache = cache("dummy://default");

  private Cache<Object, Object> cache(String uri) {
    CacheManager manager = provider.getCacheManager(URI.create(uri), null);
    return manager.createCache("c", new MutableConfiguration<>());
  }

  @AfterEach
  void closeEverything() {
    provider.close();
  }

  @Test
  void aPutStoresNothing() {
    cache.put("k", 1);
    cache.putAll(Map.of("a", 1, "b", 2));
    assertThat(cache.get("k")).isNull();
    assertThat(cache.getAndPut("k", 2)).isNull();
    assertThat(cache.iterator()).isExhausted();
  }

  @Test
  void nothingCanBeReplacedOrRemoved() {
    cache.put("k", 1);
    assertThat(cache.replace("k", 2)).isFalse();
    assertThat(cache.replace("k", 1, 2)).isFalse();
    assertThat(cache.remove("k")).isFalse();
  }

  @Test
  void anEntryProcessorFindsNoEntryAndItsUpdateIsDropped() {
    String seen =
        cache.invoke(
            "k",
            (entry, arguments) -> {
              String found = entry.exists() ? "something" : "nothing";
              entry.setValue(1);
              return found;
            });
    assertThat(seen).isEqualTo("nothing");
    assertThat(cache.containsKey("k")).isFalse();
  }

  @Test
  void aValueThatCannotBeSerializedIsRejected() {
    assertThatThrownBy(() -> cache.put("k", new Object()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("java.lang.Object cannot be serialized");
  }

  @Test
  void severalManagersCanBeOpen() {
    assertThat(cache("dummy://users").getCacheManager()).isNotSameAs(cache.getCacheManager());
  }
}
