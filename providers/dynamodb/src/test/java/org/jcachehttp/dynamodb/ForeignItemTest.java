package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is no entry, or a damaged one, is absent and is replaced. */
class ForeignItemTest {

  private static final AttributeValue TEXT = AttributeValue.fromS("what is this?");
  private static final AttributeValue NUMBER = AttributeValue.fromN("1");
  private static final AttributeValue BYTES =
      AttributeValue.fromB(SdkBytes.fromByteArray(new byte[1]));

  private final String name = Opening.newTable();
  private final ByteStorage storage = Opening.open(name, Map.of("operation-timeout", "30s"));
  private final Region<String, byte[]> region = storage.open("pages");
  private final RawTable table = RawTable.of(name);

  @BeforeEach
  void writeOneEntry() {
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
  }

  @AfterEach
  void close() {
    storage.close();
    table.close();
  }

  static Stream<Map<String, AttributeValue>> changes() {
    return Stream.of(
        Map.of("version", TEXT),
        Map.of("version", AttributeValue.fromN("1.5")),
        Map.of("version", AttributeValue.fromN("99999999999999999999")),
        Map.of("deadline", TEXT),
        Map.of("metadata", TEXT),
        Map.of("metadata", AttributeValue.fromM(Map.of("status", NUMBER))),
        Map.of("size", TEXT),
        Map.of("size", AttributeValue.fromN("7")),
        Map.of("payload", TEXT),
        Map.of("encoding", TEXT),
        Map.of("payload_id", NUMBER),
        Map.of("payload_id", TEXT, "parts", AttributeValue.fromN("2147483647")),
        Map.of("payload_id", TEXT, "parts", BYTES));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void anItemOfAnotherShapeIsAbsentAndIsReplaced(Map<String, AttributeValue> change) {
    Map<String, AttributeValue> item = new HashMap<>(table.items().get(0));
    item.putAll(change);
    assertAbsentAndReplaced(item);
  }

  @Test
  void anItemWithNothingButItsKeyIsAbsentAndIsReplaced() {
    Map<String, AttributeValue> item = new HashMap<>(table.items().get(0));
    item.keySet().retainAll(List.of("pk", "sk"));
    assertAbsentAndReplaced(item);
  }

  private void assertAbsentAndReplaced(Map<String, AttributeValue> item) {
    plant(item);
    assertThat(region.read("key")).isEmpty();
    plant(item);
    assertThat(region.readAll(List.of("key"))).isEmpty();
    plant(item);
    assertThat(region.scan(ScanCriteria.all())).isExhausted();
    plant(item);
    region.touch("key", -1, Deadline.NEVER);
    region.purgeExpired(1);
    assertThat(region.write("key", WriteCondition.version(-1), TestRecords.ofSize(1))).isFalse();
    plant(item);
    assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    plant(item);
    region.read("key");
    assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.read("key")).isPresent();
  }

  private void plant(Map<String, AttributeValue> item) {
    table.client().putItem(put -> put.tableName(name).item(item));
  }
}
