package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NativeTtlTest {

  private static final long NOW = System.currentTimeMillis();
  private static final Deadline LIVE = new Deadline(NOW + 1);

  /** One of its own: with the tables of all other tests it takes minutes to remove an item. */
  private static final LocalDynamoDb SERVER = LocalDynamoDb.inMemory();

  private final String name = Opening.newTable();
  private final ByteStorage storage =
      Opening.open(SERVER, name, Map.of("operation-timeout", "30s"));
  private final Region<String, byte[]> region = storage.open("pages");
  private final RawTable table = new RawTable(RawTable.client(SERVER.endpoint()), name);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @AfterEach
  void close() {
    storage.close();
    table.close();
  }

  @Test
  @Timeout(120)
  void dynamoDbRemovesWhatIsExpiredForMoreThanAMinuteAndNothingElse() {
    write("expired", new Deadline(NOW - 62_000));
    write("just expired", new Deadline(NOW - 1));
    write("eternal", Deadline.NEVER);
    while (table.items().size() == 3) {
      Thread.onSpinWait(); // DynamoDB Local looks every ten seconds
    }
    assertThat(region.read("expired")).isEmpty();
    assertThat(region.read("just expired")).isPresent();
    assertThat(region.read("eternal")).isPresent();
  }

  @Test
  void itIsTheDeadlineAndAMinuteInSecondsRoundedUp() {
    write("k", new Deadline(NOW));
    assertThat(ttl()).isEqualTo(Long.toString(NOW / 1000 + 61));
  }

  @Test
  void itMovesWithTheDeadline() {
    StoredRecord<byte[]> record = write("k", Deadline.NEVER);
    assertThat(table.items().get(0)).doesNotContainKeys("ttl", "deadline");
    region.touch("k", record.version(), LIVE);
    assertThat(ttl()).isEqualTo(Long.toString((NOW + 1) / 1000 + 61));
    region.touch("k", record.version(), Deadline.NEVER);
    assertThat(table.items().get(0)).doesNotContainKeys("ttl", "deadline");
  }

  @Test
  void openingAgainLeavesItOn() {
    Opening.open(SERVER, name, Map.of("operation-timeout", "30s")).close();
    assertThat(
            table
                .client()
                .describeTimeToLive(describe -> describe.tableName(name))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("ttl");
  }

  private String ttl() {
    return RawTable.value(table.items().get(0), "ttl").n();
  }

  private StoredRecord<byte[]> write(String key, Deadline deadline) {
    StoredRecord<byte[]> record = Records.small().withDeadline(deadline);
    region.write(key, WriteCondition.any(), record);
    return record;
  }
}
