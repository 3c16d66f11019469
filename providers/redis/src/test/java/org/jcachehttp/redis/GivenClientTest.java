package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.NameMapper;

/** A client of the application with its own settings. */
@Timeout(120)
class GivenClientTest {

  private final String prefix = RedisProcess.newPrefix();
  private final RedissonClient client = Redisson.create(mapped());

  private static Config mapped() {
    return Clients.config()
        .setNameMapper(
            new NameMapper() {
              @Override
              public String map(String name) {
                return "app." + name;
              }

              @Override
              public String unmap(String name) {
                return name.substring("app.".length());
              }
            });
  }

  @AfterEach
  void shutDown() {
    client.shutdown();
  }

  @Test
  void itIsUsedAndLeftOpen() {
    try (ByteStorage storage = open()) {
      storage.open("region").write("key", WriteCondition.any(), TestRecords.ofSize(1));
    }
    assertThat(client.isShuttingDown()).isFalse();
    assertThat(client.getBucket(prefix + "/region:key").isExists()).isTrue();
  }

  @Test
  void itsNameMapperHoldsForCommandsAndScriptsAlike() {
    try (ByteStorage storage = open()) {
      Region<String, byte[]> region = storage.open("region");
      StoredRecord<byte[]> first = TestRecords.ofSize(1);
      StoredRecord<byte[]> second = TestRecords.ofSize(2);
      assertThat(region.write("key", WriteCondition.absent(), first)).isTrue();
      assertThat(region.write("key", WriteCondition.version(first.version()), second)).isTrue();
      assertThat(region.read("key").orElseThrow().payload()).hasSize(2);
      assertThat(region.count()).isEqualTo(1);
      region.clear();
      assertThat(region.read("key")).isEmpty();
    }
  }

  @Test
  void itsNameMapperHoldsForAnnouncements() {
    try (ByteStorage listening = open();
        ByteStorage writing = open()) {
      ReportedChanges events = new ReportedChanges();
      listening.open("region").subscribe(events);
      events.await("connected");
      Region<String, byte[]> region = writing.open("region");
      region.subscribe(new ReportedChanges());
      StoredRecord<byte[]> written = TestRecords.ofSize(1);
      region.write("key", WriteCondition.any(), written);
      events.await("written key " + written.version());
      region.clear();
      events.await("cleared");
      region.close();
    }
  }

  /** Other managers share the client, on which a listener would stay for ever. */
  @Test
  void aSubscriptionThatIsMadeAfterTheEndOfItsRegionIsEnded() throws InterruptedException {
    String channel = prefix + "/region:changes";
    LateSubscriptions late = new LateSubscriptions(client);
    try (ByteStorage storage =
        Opening.open("redis", "", Map.of("client", late.client(), "key-prefix", prefix))) {
      Region<String, byte[]> region = storage.open("region");
      region.subscribe(new ReportedChanges());
      late.started.await();
      region.close();
      late.allowed.countDown();
      late.made.await();
      Await.until(() -> client.getTopic(channel).countListeners() == 0);
    }
  }

  @Test
  void theEndOfTheStorageEndsItsSubscriptions() {
    String channel = prefix + "/region:changes";
    ReportedChanges events = new ReportedChanges();
    try (ByteStorage storage = open()) {
      storage.open("region").subscribe(events);
      events.await("connected");
      assertThat(client.getTopic(channel).countListeners()).isPositive();
    }
    Await.until(() -> client.getTopic(channel).countListeners() == 0);
  }

  @Test
  void itMayStandInTheProperties() {
    Properties properties = new Properties();
    properties.put("client", client);
    properties.put("key-prefix", prefix);
    try (CacheManager manager =
        new RedisCachingProvider().getCacheManager(URI.create("redis:given"), null, properties)) {
      Cache<String, String> cache =
          manager.createCache(
              "pages",
              new MutableConfiguration<String, String>().setTypes(String.class, String.class));
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
    assertThat(client.isShuttingDown()).isFalse();
  }

  private ByteStorage open() {
    return Opening.open("redis", "", Map.of("client", client, "key-prefix", prefix));
  }
}
