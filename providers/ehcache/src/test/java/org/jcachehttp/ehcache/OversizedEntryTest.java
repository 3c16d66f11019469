package org.jcachehttp.ehcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An entry that is too large for the tier below the heap is not stored. */
class OversizedEntryTest {

  private static final int LARGE = 2 << 20;

  private final ByteStorage storage =
      Storages.open("test", Map.of("heap", "10", "off-heap", "1MiB"));
  private final Region<String, byte[]> region = storage.open("region");

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void theReplacedEntryIsRemoved() {
    TestRecords.write(region, "key", 1);
    assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(LARGE))).isTrue();
    assertThat(region.read("key")).isEmpty();
  }

  @Test
  void onlyTheExpectedVersionIsReplaced() {
    StoredRecord<byte[]> stored = TestRecords.ofSize(1);
    region.write("key", WriteCondition.any(), stored);
    long version = stored.version();
    assertThat(writeLarge(WriteCondition.version(version + 1))).isFalse();
    assertThat(region.read("key")).isPresent();
    assertThat(writeLarge(WriteCondition.version(version))).isTrue();
    assertThat(region.read("key")).isEmpty();
  }

  @Test
  void anInsertStoresNothing() {
    assertThat(writeLarge(WriteCondition.absent())).isTrue();
    assertThat(region.read("key")).isEmpty();
  }

  @Test
  void anInsertLeavesAnExistingEntry() {
    TestRecords.write(region, "key", 1);
    assertThat(writeLarge(WriteCondition.absent())).isFalse();
    assertThat(region.read("key")).isPresent();
  }

  private boolean writeLarge(WriteCondition condition) {
    return region.write("key", condition, TestRecords.ofSize(LARGE));
  }
}
