package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.TimeToLiveContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbTimeToLiveTest extends TimeToLiveContract {

  private static final long NOW = System.currentTimeMillis();

  /** A server for these tests only: with the tables of all tests it takes minutes to expire. */
  private static final LocalDynamoDb SERVER = LocalDynamoDb.inMemory();

  private final String name = Opening.newTable();
  private final RawTable table = new RawTable(RawTable.client(SERVER.endpoint()), name);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @AfterEach
  void closeTable() {
    table.close();
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(SERVER, name, Map.of("operation-timeout", "30s"));
  }

  @Override
  protected Optional<Duration> timeToLive(String key) {
    return Optional.ofNullable(item(key).get("ttl"))
        .map(
            ttl -> Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(ttl.n()))));
  }

  private Map<String, AttributeValue> item(String key) {
    return table.items().stream()
        .filter(item -> RawTable.value(item, "sk").s().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** DynamoDB Local looks for expired items every ten seconds. */
  @Test
  void dynamoDbRemovesEntriesMoreThanAMinuteAfterTheirDeadlineAndNoOthers() {
    write("expired", new Deadline(NOW - 62_000));
    write("just expired", new Deadline(NOW - 1));
    write("eternal", Deadline.NEVER);
    Await.until(() -> table.items().size() < 3);
    assertThat(region().read("expired")).isEmpty();
    assertThat(region().read("just expired")).isPresent();
    assertThat(region().read("eternal")).isPresent();
  }

  @Test
  void itIsTheDeadlineAndAMinuteInSecondsRoundedUp() {
    write("key", new Deadline(NOW));
    assertThat(RawTable.value(item("key"), "ttl").n()).isEqualTo(Long.toString(NOW / 1000 + 61));
  }

  @Test
  void anEternalEntryHasNoDeadline() {
    write("key", Deadline.NEVER);
    assertThat(item("key")).doesNotContainKeys("ttl", "deadline");
  }

  @Test
  void openingAgainLeavesItOn() {
    write("key", Deadline.NEVER);
    try (ByteStorage again = openStorage()) {
      again.ping();
    }
    assertThat(
            table
                .client()
                .describeTimeToLive(describe -> describe.tableName(name))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("ttl");
  }

  private void write(String key, Deadline deadline) {
    region().write(key, WriteCondition.any(), TestRecords.ofSize(100).withDeadline(deadline));
  }
}
