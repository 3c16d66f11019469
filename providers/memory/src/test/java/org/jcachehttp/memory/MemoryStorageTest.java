package org.jcachehttp.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.HeapStorageContract;
import org.jcachehttp.testkit.TestStorages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryStorageTest extends HeapStorageContract {

  @Override
  protected HeapStorage openStorage() {
    return open(Map.of());
  }

  @Test
  void theLocationIsInProcess() {
    assertThat(storage().location()).isEqualTo(new StorageLocation.InProcess());
  }

  @Test
  void aValueIsReadAsTheObjectThatWasWritten() {
    HeapValue value = new HeapValue(new Object(), 0);
    write(region(), 1, value);
    assertThat(region().read(1).orElseThrow().payload().value()).isSameAs(value.value());
  }

  @Test
  void storagesWithTheSameNameShareNoEntries() {
    put(record());
    assertThat(open(Map.of()).open("region").read(key())).isEmpty();
  }

  @Test
  void theDefaultLimitIsAShareOfTheHeap() {
    long share = Runtime.getRuntime().maxMemory() / 16;
    Region<Object, HeapValue> region = region();
    LongStream.range(0, 100).forEach(i -> write(region, i, new HeapValue(i, share / 50)));
    assertThat(region.count()).isBetween(40L, 50L);
  }

  @Test
  void smallEntriesCountWithTheirObjectsByDefault() {
    long share = Runtime.getRuntime().maxMemory() / 16;
    assertThat(HeapShare.bytes()).isEqualTo(share);
    assertThat(HeapShare.weight("key", stored(new HeapValue("v", 1)))).isEqualTo(256 + 3 + 1);
    assertThat(HeapShare.weight(1, stored(new HeapValue(1, 0)))).isEqualTo(256 + 1024);
  }

  private static StoredRecord<HeapValue> stored(HeapValue value) {
    return new StoredRecord<>(1, Deadline.NEVER, Map.of(), value);
  }

  @Test
  void theFirstEvictionByTheDefaultLimitIsLoggedOnceWithTheOptions() {
    List<String> log =
        logged(
            () -> {
              Region<Object, HeapValue> region = open(Map.of()).open("forum");
              long large = HeapShare.bytes() / 2;
              LongStream.range(0, 10).forEach(i -> write(region, i, new HeapValue(i, large)));
            });
    assertThat(log).hasSize(1);
    assertThat(log.get(0))
        .contains("cache 'forum' on memory:test evicts entries", "1/16 of the heap", "'max-bytes'");
  }

  @ParameterizedTest
  @CsvSource({"max-bytes, 1000", "max-entries, 10"})
  void evictionsByAConfiguredLimitAreCountedAndNotLogged(String option, String value) {
    HeapStorage storage = open(Map.of(option, value));
    Region<Object, HeapValue> region = storage.open("forum");
    assertThat(
            logged(
                () ->
                    LongStream.range(0, 100).forEach(i -> write(region, i, new HeapValue(i, 100)))))
        .isEmpty();
    assertThat(storage.evictions()).isEqualTo(100 - region.count());
  }

  /** Returns the lines that the logger writes to the error stream. */
  private static List<String> logged(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    System.setErr(new PrintStream(lines, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return lines.toString(UTF_8).lines().toList();
  }

  @Test
  void largeEntriesAreLimitedByBytes() {
    Region<Object, HeapValue> region = open(Map.of("max-bytes", "1000")).open("region");
    LongStream.range(0, 100).forEach(i -> write(region, i, new HeapValue(i, 100)));
    assertThat(region.count()).isEqualTo(10);
  }

  @Test
  void textsOfKeysCount() {
    Region<Object, HeapValue> region = open(Map.of("max-bytes", "1000")).open("region");
    String text = "a".repeat(98);
    LongStream.range(10, 100).forEach(i -> write(region, text + i, new HeapValue(i, 0)));
    assertThat(region.count()).isEqualTo(10);
  }

  @Test
  void smallEntriesAreLimitedByNumber() {
    Region<Object, HeapValue> region =
        open(Map.of("max-bytes", "1000", "max-entries", "3")).open("region");
    LongStream.range(0, 100).forEach(i -> write(region, i, new HeapValue(i, 1)));
    assertThat(region.count()).isEqualTo(3);
  }

  @Test
  void aLimitOfZeroIsNoLimit() {
    assertHoldsAll(Map.of("max-bytes", "0", "max-entries", "0"));
    assertHoldsAll(Map.of("max-bytes", "0", "max-entries", "20000"));
    assertHoldsAll(Map.of("max-entries", "0"));
  }

  @Test
  void eachRegionHasItsOwnLimit() {
    HeapStorage storage = open(Map.of("max-entries", "1"));
    write(storage.open("a"), 1, new HeapValue(1, 0));
    write(storage.open("b"), 1, new HeapValue(1, 0));
    assertThat(storage.open("a").count() + storage.open("b").count()).isEqualTo(2);
  }

  private static void assertHoldsAll(Map<String, String> options) {
    Region<Object, HeapValue> region = open(options).open("region");
    LongStream.range(0, 20_000).forEach(i -> write(region, i, new HeapValue(i, 0)));
    assertThat(region.count()).isEqualTo(20_000);
  }

  private static void write(Region<Object, HeapValue> region, Object key, HeapValue value) {
    region.write(key, WriteCondition.any(), new StoredRecord<>(1, Deadline.NEVER, Map.of(), value));
  }

  private static HeapStorage open(Map<String, String> options) {
    return TestStorages.open(HeapStorage.class, new MemoryStorageFactory(), "test", options);
  }
}
