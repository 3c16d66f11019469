package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessorException;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** What an application relies on beyond what the TCK asks. */
class EngineCacheTest {

  private final CacheFixture fixture = new CacheFixture();
  private final Cache<Object, Object> cache = fixture.cache();

  @Test
  void bulkCallsTakeImmutableSets() {
    cache.putAll(Map.of("a", 1, "b", 2));
    assertThat(cache.getAll(Set.of("a", "b", "c")))
        .containsOnly(Map.entry("a", 1), Map.entry("b", 2));
    cache.removeAll(Set.of("a"));
    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  void keysOfDifferentTypesStayApart() {
    cache.put(1, "int");
    cache.put(1L, "long");
    cache.put("1", "text");
    assertThat(List.of(cache.get(1), cache.get(1L), cache.get("1")))
        .containsExactly("int", "long", "text");
  }

  @Test
  void aProcessorMayCarryWhatCannotBeSerialized() {
    Object unserializable = new Object();
    cache.put("k", new byte[] {1});
    Object result =
        cache.invoke(
            "k",
            (entry, arguments) -> {
              entry.setValue(new byte[] {2, 3});
              return arguments[0];
            },
            unserializable);
    assertThat(result).isSameAs(unserializable);
    assertThat((byte[]) cache.get("k")).containsExactly(2, 3);
  }

  @Test
  void aProcessorThatFailsChangesNothing() {
    cache.put("k", 1);
    assertThatThrownBy(
            () ->
                cache.invoke(
                    "k",
                    (entry, arguments) -> {
                      entry.setValue(2);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(EntryProcessorException.class)
        .hasRootCauseMessage("no");
    assertThat(cache.get("k")).isEqualTo(1);
  }

  @Test
  void aValueThatCannotBeSerializedIsRefusedByName() {
    assertThatThrownBy(() -> cache.put("k", new Object()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("java.lang.Object cannot be serialized")
        .hasMessageContaining("let the class implement java.io.Serializable");
  }

  @Test
  void aFailureOfTheBackendNamesCacheOperationAndBackendAndTheCacheGoesOn() {
    cache.put("k", 1);
    fixture.storage.down.set(true);
    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessage("cache 'numbers' on map:shared: get failed: the map is down")
        .hasCauseInstanceOf(org.jcachehttp.storage.StorageException.class);
    fixture.storage.down.set(false);
    assertThat(cache.get("k")).isEqualTo(1);
  }

  @Test
  void aDamagedEntryIsAMissAndIsReplaced() {
    byte[] damaged = {'?', 1, 2};
    fixture
        .region()
        .write("k", WriteCondition.any(), new StoredRecord<>(1, Deadline.NEVER, Map.of(), damaged));
    assertThat(cache.get("k")).isNull();
    assertThat(cache.iterator().hasNext()).isFalse();
    assertThat(cache.putIfAbsent("seen", 1)).isTrue();
    cache.put("k", 2);
    assertThat(cache.get("k")).isEqualTo(2);
  }

  @Test
  void aClosedCacheSaysWhichItIs() {
    cache.close();
    cache.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> cache.get("k"))
        .withMessage("cache 'numbers' is closed");
  }

  @Test
  void anEntryOutlivesItsCacheInAStorageThatKeepsIt() {
    cache.put("k", 1);
    cache.getCacheManager().close();
    assertThat(fixture.cache().get("k")).isEqualTo(1);
  }

  @Test
  void destroyingACacheRemovesItsEntries() {
    cache.put("k", 1);
    cache.getCacheManager().destroyCache("numbers");
    assertThat(fixture.cache().get("k")).isNull();
  }

  @Test
  void theIteratorRemovesWhatItLastReturned() {
    IntStream.range(0, 10).forEach(i -> cache.put(i, i));
    Iterator<Cache.Entry<Object, Object>> entries = cache.iterator();
    while (entries.hasNext()) {
      if ((int) entries.next().getValue() % 2 == 0) {
        entries.remove();
      }
    }
    List<Object> left = new ArrayList<>();
    cache.forEach(entry -> left.add(entry.getKey()));
    assertThat(left).containsExactlyInAnyOrder(1, 3, 5, 7, 9);
  }

  @Test
  void aStorageOfBytesRefusesToStoreByReference() {
    CacheManager manager = new MapCachingProvider(fixture.storage).getCacheManager();
    assertThatThrownBy(
            () -> manager.createCache("x", new MutableConfiguration<>().setStoreByValue(false)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("'x'");
  }

  @Test
  void oneManagerServesOneUriAndClassLoaderAndClosingTheProviderLeavesItUsable() throws Exception {
    MapCachingProvider provider = new MapCachingProvider(fixture.storage);
    URI uri = URI.create("map:a");
    try (URLClassLoader other = new URLClassLoader(new URL[0])) {
      CacheManager manager = provider.getCacheManager(uri, null);
      assertThat(provider.getCacheManager(uri, null)).isSameAs(manager);
      assertThat(provider.getCacheManager(uri, other)).isNotSameAs(manager);
      assertThat(manager.getCachingProvider()).isSameAs(provider);
      provider.close();
      assertThat(manager.isClosed()).isTrue();
      assertThat(provider.getCacheManager(uri, null).isClosed()).isFalse();
    }
  }
}
