package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisSentinel;

/** A failover: the master fails, and Sentinel promotes its replica. */
@Timeout(120)
class SentinelTest {

  @Test
  void theReplicaThatIsPromotedHasTheEntriesAndTakesNewOnes() throws IOException {
    RedisProcess master = RedisProcess.start();
    try (RedisProcess replica = RedisProcess.startReplicaOf(master);
        Sentinel sentinel = Sentinel.of(master);
        ByteStorage storage =
            Opening.open(
                "redis-sentinel",
                "//127.0.0.1:" + sentinel.port(),
                Map.of("sentinel-master", "forum"))) {
      Region<String, byte[]> region = storage.open("region");
      StoredRecord<byte[]> kept = TestRecords.ofSize(10);
      awaitWritten(region, "kept", kept);
      ReportedChanges events = new ReportedChanges();
      region.subscribe(events);
      events.await("connected");
      awaitReplicated(replica, "region:kept");

      master.stop();

      awaitWritten(region, "new", TestRecords.ofSize(1));
      assertThat(region.read("kept").orElseThrow().version()).isEqualTo(kept.version());
      assertThat(
              region.write("kept", WriteCondition.version(kept.version()), TestRecords.ofSize(2)))
          .isTrue();
      assertThat(replica.holds("region:new")).isTrue();
      events.await("disconnected");
      events.awaitConnectedAgain();
    } finally {
      master.stop();
    }
  }

  /** Retries the write until the promotion. */
  private static void awaitWritten(
      Region<String, byte[]> region, String key, StoredRecord<byte[]> record) {
    Await.until(
        () -> {
          try {
            return region.write(key, WriteCondition.any(), record);
          } catch (StorageException notYet) {
            return false;
          }
        });
  }

  private static void awaitReplicated(RedisProcess replica, String key) {
    Await.until(() -> replica.holds(key));
  }

  /** A Sentinel with a short failure detection time. */
  private record Sentinel(int port, RedisSentinel process) implements AutoCloseable {

    static Sentinel of(RedisProcess master) throws IOException {
      int port = FreePort.find();
      RedisSentinel process =
          RedisSentinel.newRedisSentinel()
              .executableProvider(RedisProcess.BINARY)
              .port(port)
              .masterName("forum")
              .masterPort(master.port())
              .downAfterMilliseconds(1_000)
              .failOverTimeout(5_000)
              .quorumSize(1)
              .build();
      process.start();
      return new Sentinel(port, process);
    }

    @Override
    public void close() throws IOException {
      process.stop();
    }
  }
}
