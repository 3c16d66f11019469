package org.jcachehttp.engine.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.Test;

class BulkOperationsTest {

  private final CacheServicesFixture fixture = new CacheServicesFixture();

  @Test
  void getAllReadsInOneBatchAndCountsEachKey() {
    fixture.written("a", "1");
    fixture.written("b", "2");
    assertThat(bulk().getAll(Set.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(fixture.region().batchReads).hasValue(1);
    assertThat(fixture.counters().getCacheHits()).isEqualTo(2);
    assertThat(fixture.counters().getCacheMisses()).isOne();
  }

  @Test
  void getAllLeavesOutExpiredAndDamagedEntries() {
    fixture.listening().expired("a", "1");
    fixture.damaged("b");
    assertThat(bulk().getAll(Set.of("a", "b"))).isEmpty();
    assertThat(fixture.events).containsExactly("expired 1");
    assertThat(fixture.region().read("a")).isEmpty();
  }

  @Test
  void getAllLoadsWhatIsMissingInOneCall() {
    RecordingLoader loader = loader();
    fixture.configuration.setReadThrough(true);
    fixture.written("a", "1");
    assertThat(bulk().getAll(Set.of("a", "b", "c", "none")))
        .isEqualTo(Map.of("a", "1", "b", "loaded b", "c", "loaded c"));
    assertThat(loader.calls).containsExactly("[b, c, none]");
    assertThat(bulk().getAll(Set.of("b", "c"))).hasSize(2);
    assertThat(loader.calls).hasSize(1);
    assertThat(fixture.counters().getCachePuts()).isZero();
  }

  @Test
  void withoutReadThroughGetAllLoadsNothing() {
    RecordingLoader loader = loader();
    assertThat(bulk().getAll(Set.of("a"))).isEmpty();
    assertThat(loader.calls).isEmpty();
  }

  @Test
  void loadReplacesAndLoadMissingKeeps() {
    loader();
    fixture.written("a", "1");
    bulk().loadMissing(Set.of("a", "b"));
    assertThat(bulk().getAll(Set.of("a", "b"))).isEqualTo(Map.of("a", "1", "b", "loaded b"));
    bulk().load(Set.of("a"));
    assertThat(bulk().getAll(Set.of("a"))).isEqualTo(Map.of("a", "loaded a"));
  }

  @Test
  void anExpiredEntryIsMissing() {
    RecordingLoader loader = loader();
    fixture.expired("a", "1");
    fixture.written("b", "2");
    bulk().loadMissing(Set.of("a", "b"));
    assertThat(loader.calls).containsExactly("[a]");
  }

  @Test
  void aLoaderThatFailsStoresNothing() {
    loader().failing = true;
    assertThatThrownBy(() -> bulk().load(Set.of("a"))).isInstanceOf(CacheLoaderException.class);
    assertThat(fixture.region().count()).isZero();
  }

  @Test
  void putAllWritesOneBatch() {
    RecordingWriter writer = writer();
    bulk().putAll(Map.of("a", "1", "b", "2"));
    assertThat(writer.calls).containsExactlyInAnyOrder("write a=1", "write b=2");
    assertThat(fixture.region().batchWrites).hasValue(1);
    assertThat(fixture.counters().getCachePuts()).isEqualTo(2);
  }

  @Test
  void withListenersPutAllPublishesEachChange() {
    fixture.listening().written("a", "0");
    bulk().putAll(Map.of("a", "1", "b", "2"));
    assertThat(fixture.events).containsExactlyInAnyOrder("updated 0 to 1", "created 2");
  }

  @Test
  void putAllStoresWhatTheWriterCouldWrite() {
    writer().failingKey = "b";
    assertThatThrownBy(() -> bulk().putAll(Map.of("a", "1", "b", "2", "c", "3")))
        .isInstanceOf(CacheWriterException.class);
    assertThat(bulk().getAll(Set.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "c", "3"));
  }

  @Test
  void removeAllRemovesWhatTheWriterCouldDelete() {
    writer().failingKey = "b";
    fixture.written("a", "1");
    fixture.written("b", "2");
    assertThatThrownBy(() -> bulk().removeAll(List.of("a", "b")))
        .isInstanceOf(CacheWriterException.class);
    assertThat(bulk().getAll(Set.of("a", "b"))).isEqualTo(Map.of("b", "2"));
    assertThat(fixture.counters().getCacheRemovals()).isOne();
  }

  @Test
  void removeAllOfACacheOfManyPagesRemovesEveryEntryOnce() {
    RecordingWriter writer = writer();
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 1_234; i++) {
      many.put("k" + i, "v");
    }
    bulk().putAll(many);
    writer.calls.clear();
    bulk().removeAll();
    assertThat(fixture.region().count()).isZero();
    assertThat(writer.calls).hasSize(1_234).doesNotHaveDuplicates();
    assertThat(fixture.counters().getCacheRemovals()).isEqualTo(1_234);
  }

  private BulkOperations<String, String> bulk() {
    CacheServices<String, String> services = fixture.services();
    return new BulkOperations<>(services, new EntryEngine<>(services));
  }

  private RecordingWriter writer() {
    RecordingWriter writer = new RecordingWriter();
    fixture.configuration.setWriteThrough(true).setCacheWriterFactory(() -> writer);
    return writer;
  }

  private RecordingLoader loader() {
    RecordingLoader loader = new RecordingLoader();
    fixture.configuration.setCacheLoaderFactory(() -> loader);
    return loader;
  }

  /** Has a value for every key but {@code none}. */
  private static final class RecordingLoader implements CacheLoader<String, String> {

    final List<String> calls = new ArrayList<>();
    boolean failing;

    @Override
    public String load(String key) {
      throw new AssertionError("a bulk operation loads by loadAll");
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      if (failing) {
        throw new CacheLoaderException("the application's store failed");
      }
      Set<String> sorted = new TreeSet<>();
      keys.forEach(sorted::add);
      calls.add(sorted.toString());
      Map<String, String> loaded = new HashMap<>();
      sorted.forEach(key -> loaded.put(key, "loaded " + key));
      loaded.remove("none");
      return loaded;
    }
  }
}
