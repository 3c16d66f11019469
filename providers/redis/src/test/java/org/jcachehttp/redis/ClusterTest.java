package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.RedisShardedCluster;

/** The contract on three nodes: batches and scans access all of them. */
class ClusterTest extends ByteStorageContract {

  private static RedisShardedCluster cluster = newCluster();

  private final String prefix = RedisProcess.newPrefix();

  private static RedisShardedCluster newCluster() {
    try {
      return RedisShardedCluster.newRedisCluster()
          .withServerBuilder(
              RedisServer.newRedisServer()
                  .executableProvider(RedisProcess.BINARY)
                  .setting("save \"\""))
          .ephemeral()
          .shard("first", 0)
          .shard("second", 0)
          .shard("third", 0)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  @Timeout(120)
  static void start() throws Exception {
    startWithoutRace();
    // start() returns when the first node reports the cluster as up; wait for the other nodes.
    for (int port : cluster.ports()) {
      Await.until(() -> isUpAt(port));
    }
  }

  /** The nodes may tell each other their slots before the library has assigned all of them. */
  private static void startWithoutRace() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        cluster.start();
        return;
      } catch (RuntimeException failure) {
        cluster.stop();
        if (attempt == 5 || !hasCause(failure, "already busy")) {
          throw failure;
        }
        cluster = newCluster();
      }
    }
  }

  private static boolean hasCause(@Nullable Throwable failure, String text) {
    return failure != null
        && (String.valueOf(failure.getMessage()).contains(text)
            || hasCause(failure.getCause(), text));
  }

  private static boolean isUpAt(int port) {
    try (Jedis node = new Jedis("127.0.0.1", port)) {
      return node.clusterInfo().contains("cluster_state:ok");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.stop();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.openWithLongTimeouts("redis-cluster", nodes(), prefix, Map.of());
  }

  private static String nodes() {
    return cluster.ports().stream()
        .map(port -> "127.0.0.1:" + port)
        .collect(Collectors.joining(",", "//", ""));
  }

  @Test
  void entriesAreSpreadOverTheNodes() {
    IntStream.range(0, 100).forEach(number -> put(key(number), record()));
    assertThat(cluster.ports())
        .hasSize(3)
        .allSatisfy(port -> assertThat(keysAt(port)).isPositive());
  }

  private static long keysAt(int port) {
    try (Jedis node = new Jedis("127.0.0.1", port)) {
      return node.dbSize();
    }
  }

  @Test
  void changesOnEveryNodeAreAnnounced() {
    ReportedChanges events = new ReportedChanges();
    try (ByteStorage listening = openStorage();
        ByteStorage writing = openStorage()) {
      listening.open("region").subscribe(events);
      events.await("connected");
      Region<String, byte[]> region = writing.open("region");
      region.subscribe(new ReportedChanges());
      for (int number = 0; number < 30; number++) {
        StoredRecord<byte[]> written = TestRecords.write(region, key(number), 1);
        events.await("written " + key(number) + " " + written.version());
      }
      region.clear();
      events.await("cleared");
    }
  }

  @Test
  void aNodeOfAClusterThatIsTakenForTheWholeIsNamed() {
    List<Integer> ports = cluster.ports();
    try (ByteStorage storage =
        Opening.openWithLongTimeouts("redis", "//127.0.0.1:" + ports.get(0), prefix, Map.of())) {
      assertThatThrownBy(
              () -> IntStream.range(0, 50).forEach(n -> storage.open("region").read(key(n))))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("redis-cluster:");
    }
  }
}
