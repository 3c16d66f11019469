package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;

/** Values of other applications under the keys of a cache and beside them. */
class ForeignValueTest {

  private final String prefix = RedisProcess.newPrefix();
  private final RedissonClient client = Clients.toShared();
  private final ByteStorage storage = Opening.openShared(prefix, Map.of());
  private final Region<String, byte[]> region = storage.open("region");

  @AfterEach
  void close() {
    storage.close();
    client.shutdown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "JCH1", "JCH1 and no head", "what is this? it is long enough"})
  void aForeignTextIsAbsentAndIsReplaced(String text) {
    client.getBucket(prefix + "/region:key").set(text);
    assertThat(region.read("key")).isEmpty();
    assertThat(region.scan(ScanCriteria.all())).isExhausted();
    assertThat(region.write("key", WriteCondition.version(1), TestRecords.ofSize(1))).isFalse();
    assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.read("key")).isPresent();
  }

  @Test
  void aForeignListIsNamedByAnErrorAndReplacedByAWrite() {
    client.getList(prefix + "/region:key").add("one");
    assertThatThrownBy(() -> region.read("key"))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("redis://127.0.0.1", "cannot read an entry", "WRONGTYPE");
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    assertThat(region.read("key")).isPresent();
  }

  @Test
  void clearLeavesTheKeysOfOthers() {
    List<String> others =
        List.of(
            prefix, prefix + "/region", prefix + "/region2:key", prefix + "2/region:key", "x:key");
    others.forEach(key -> client.getBucket(key).set("theirs"));
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    region.clear();
    assertThat(region.count()).isZero();
    assertThat(others).allSatisfy(key -> assertThat(client.getBucket(key).get()).isNotNull());
  }

  @Test
  void managersOfOtherPrefixesAndVersionsStayApart() {
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    for (Map<String, String> options : List.of(Map.of("version", "2"), Map.of("version", "/"))) {
      try (ByteStorage other = Opening.openShared(prefix, options)) {
        assertThat(other.open("region").read("key")).isEmpty();
        other.open("region").write("key", WriteCondition.any(), TestRecords.ofSize(1));
        other.destroy("region");
      }
    }
    assertThat(region.read("key")).isPresent();
  }

  @Test
  void clearAllAloneRemovesEverythingFromTheDatabase() {
    try (RedisProcess alone = RedisProcess.start();
        RedisStorage mine =
            (RedisStorage)
                Opening.openWithLongTimeouts("redis", alone.location(), "mine", Map.of());
        ByteStorage theirs =
            Opening.openWithLongTimeouts("redis", alone.location(), "theirs", Map.of())) {
      theirs.open("region").write("key", WriteCondition.any(), TestRecords.ofSize(1));
      mine.open("region").write("key", WriteCondition.any(), TestRecords.ofSize(1));
      mine.open("region").clear();
      assertThat(theirs.open("region").count()).isEqualTo(1);
      mine.clearAll();
      assertThat(theirs.open("region").count()).isZero();
    }
  }
}
