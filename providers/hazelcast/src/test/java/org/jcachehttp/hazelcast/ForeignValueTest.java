package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.genericrecord.GenericRecordBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of other applications under the keys of a cache and beside them. */
class ForeignValueTest {

  private final String name = Members.newName();
  private final IMap<String, Object> map = Members.shared().second().getMap(name + ":region");
  private final ByteStorage storage = Opening.openOn(Members.shared().first(), name);
  private final Region<String, byte[]> region = storage.open("region");

  @AfterEach
  void close() {
    storage.close();
  }

  static Stream<Object> values() {
    return Stream.of(
        "a text",
        new byte[] {1},
        1L,
        GenericRecordBuilder.compact("theirs").setInt64("version", 1).build(),
        GenericRecordBuilder.compact("theirs-too")
            .setInt64("version", 1)
            .setInt64("deadline", 1)
            .setString("metadata", "{}")
            .setArrayOfInt8("payload", null)
            .build());
  }

  @ParameterizedTest
  @MethodSource("values")
  void aForeignValueIsAbsentAndIsReplaced(Object value) {
    map.set("key", value);
    assertThat(region.read("key")).isEmpty();
    assertThat(region.readAll(List.of("key"))).isEmpty();
    assertThat(region.write("key", WriteCondition.version(1), TestRecords.ofSize(1))).isFalse();
    assertThat(region.remove("key", WriteCondition.version(1))).isFalse();
    assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.read("key")).isPresent();
  }

  static Stream<String> damages() {
    return Stream.of("", "not JSON", "{\"status\":", "[1]");
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedMetadataFailsNeitherReadsNorWrites(String metadata) {
    map.set(
        "key",
        GenericRecordBuilder.compact("jcache-http-record-1")
            .setInt64("version", 1)
            .setInt64("deadline", Long.MAX_VALUE)
            .setString("metadata", metadata)
            .setInt32("size", 1)
            .setArrayOfInt8("payload", new byte[1])
            .build());
    assertThat(region.read("key")).isPresent();
    assertThat(region.scan(ScanCriteria.all())).toIterable().hasSize(1);
    assertThat(region.scanMetadata(ScanCriteria.all())).toIterable().hasSize(1);
    assertThat(region.write("key", WriteCondition.version(1), TestRecords.ofSize(2))).isTrue();
    assertThat(region.read("key").orElseThrow().payload()).hasSize(2);
  }

  @Test
  void clearLeavesTheMapsOfOthers() {
    List<String> others = List.of(name, "region", name + ":region2", name + "2:region");
    others.forEach(other -> Members.shared().first().getMap(other).set("key", "theirs"));
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    region.clear();
    storage.destroy("region");
    assertThat(region.count()).isZero();
    assertThat(others)
        .allSatisfy(
            other -> assertThat(Members.shared().first().getMap(other).get("key")).isNotNull());
  }
}
