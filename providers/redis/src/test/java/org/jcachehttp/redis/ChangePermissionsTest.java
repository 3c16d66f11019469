package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

/** Announcements of users whose rights change. */
@Timeout(120)
class ChangePermissionsTest {

  private final RedisProcess server =
      RedisProcess.start("user cache on >sesame ~forum/region* resetchannels &forum/region* +@all");
  private final ReportedChanges events = new ReportedChanges();
  private final ByteStorage storage = open(Map.of("username", "cache", "password", "sesame"));
  private final ByteStorage other = open(Map.of());
  private final Region<String, byte[]> region = storage.open("region");

  private ByteStorage open(Map<String, ?> options) {
    return Opening.openWithLongTimeouts("redis", server.location(), "forum", options);
  }

  private void subscribe() {
    region.subscribe(events);
    events.await("connected");
  }

  @AfterEach
  void close() {
    storage.close();
    other.close();
    server.close();
  }

  private void changeRight(String right) {
    try (Jedis jedis = new Jedis("127.0.0.1", server.port())) {
      jedis.aclSetUser("cache", right);
    }
  }

  /** Some pages of the entries may be gone. */
  @Test
  void aClearThatFailsIsAnnounced() {
    subscribe();
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    changeRight("-unlink");
    assertThatThrownBy(region::clear).isInstanceOf(StorageConfigurationException.class);
    events.await("cleared");
  }

  /** Messages of others may wait in a queue for minutes. */
  @Test
  void theMessagesOfOthersDoNotShowThatTheChannelIsInTime() {
    subscribe();
    Region<String, byte[]> writing = other.open("region");
    writing.subscribe(new ReportedChanges());
    changeRight("-publish");
    Await.until(
        () -> {
          writing.write("key", WriteCondition.any(), TestRecords.ofSize(1));
          return events.list().contains("disconnected");
        });
  }

  @Test
  void aRefusedSubscriptionLeavesTheRegionUsableAndIsMadeWhenItMay() {
    changeRight("-subscribe");
    region.subscribe(events);
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    assertThat(region.read("key")).isPresent();
    changeRight("+subscribe");
    events.await("connected");
  }
}
