package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** What a change that succeeds means for a replica, in both layouts. */
@Timeout(120)
@ParameterizedClass
@ValueSource(strings = {"string", "hash"})
class ReplicasTest {

  private static final StoredRecord<byte[]> FIRST = TestRecords.ofSize(10);
  private static final StoredRecord<byte[]> SECOND = TestRecords.ofSize(20);

  @Parameter private String layout = "";

  private final RedisProcess master = RedisProcess.start();
  private TcpProxy replication;
  private RedisProcess replica;
  private ByteStorage storage;
  private Region<String, byte[]> region;

  @BeforeEach
  void replicate() throws IOException {
    replication = TcpProxy.to(master.port());
    replica = RedisProcess.startReplicaOf(replication.port());
    storage = open(master, Map.of("replicas", "1"));
    region = storage.open("region");
    awaitWritten("first", FIRST);
  }

  private ByteStorage open(RedisProcess server, Map<String, String> more) {
    Map<String, String> options = new HashMap<>();
    options.put("layout", layout);
    options.put("connect-timeout", Opening.LONG_TIMEOUT);
    options.put("response-timeout", Opening.LONG_TIMEOUT);
    options.putAll(more);
    return Opening.open("redis", server.location(), options);
  }

  /** A replica that starts has no changes yet. */
  private void awaitWritten(String key, StoredRecord<byte[]> record) {
    Await.until(
        () -> {
          try {
            return region.write(key, WriteCondition.any(), record);
          } catch (StorageException notYet) {
            return false;
          }
        });
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    replica.close();
    replication.close();
    master.close();
  }

  @Test
  void everyChangeThatSucceedsIsOnTheReplica() {
    assertThat(region.write("a", WriteCondition.absent(), FIRST)).isTrue();
    assertThat(region.write("a", WriteCondition.absent(), SECOND)).isFalse();
    assertThat(region.write("a", WriteCondition.version(FIRST.version()), SECOND)).isTrue();
    region.writeAll(Map.of("b", FIRST, "c", FIRST, "d", FIRST, "e", FIRST));
    assertThat(region.remove("b", WriteCondition.any())).isTrue();
    assertThat(region.remove("c", WriteCondition.version(FIRST.version()))).isTrue();
    assertThat(region.removeAll(List.of(metadata("d")))).isEqualTo(1);
    region.touch("e", FIRST.version(), new Deadline(System.currentTimeMillis() + 600_000));
    Region<String, byte[]> promoted = promoted();
    assertThat(promoted.read("a")).map(StoredRecord::version).contains(SECOND.version());
    assertThat(promoted.read("e")).map(StoredRecord::version).contains(FIRST.version());
    assertThat(promoted.count()).as("first, a and e").isEqualTo(3);
  }

  private static EntryMetadata<String> metadata(String key) {
    return new EntryMetadata<>(key, FIRST.version(), Deadline.NEVER, Map.of());
  }

  @Test
  void aRegionThatIsClearedIsEmptyOnTheReplica() {
    region.write("a", WriteCondition.any(), FIRST);
    region.clear();
    assertThat(promoted().count()).isZero();
  }

  /** Returns the region on the former replica, whose master is gone. */
  private Region<String, byte[]> promoted() {
    master.stop();
    try (Jedis jedis = new Jedis("127.0.0.1", replica.port())) {
      jedis.slaveofNoOne();
    }
    storage.close();
    storage = open(replica, Map.of());
    return storage.open("region");
  }

  @Test
  void aChangeThatNoReplicaHasFailsInTimeThoughItIsMade() throws IOException {
    try (ByteStorage impatient = open(master, Map.of("replicas", "1", "response-timeout", "2s"))) {
      Region<String, byte[]> hasty = impatient.open("region");
      assertThat(hasty.read("first")).isPresent();
      replication.inject(new NetworkFault.BlackHole());
      assertUnconfirmed(() -> hasty.write("a", WriteCondition.any(), FIRST));
      assertUnconfirmed(() -> hasty.write("b", WriteCondition.absent(), FIRST));
      assertUnconfirmed(() -> hasty.writeAll(Map.of("c", FIRST, "d", FIRST)));
      assertUnconfirmed(() -> hasty.remove("first", WriteCondition.any()));
      Await.until(() -> hasty.count() == 4);
    }
  }

  /** The response may be too late on a busy machine. */
  private static void assertUnconfirmed(ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOf(StorageException.class)
        .hasMessageMatching(".*'(replicas|response-timeout)'.*");
  }

  @Test
  void changesSucceedAgainWhenTheReplicaIsBack() throws IOException {
    replication.inject(new NetworkFault.Reset());
    replication.inject(new NetworkFault.None());
    awaitWritten("a", SECOND);
    assertThat(promoted().read("a")).map(StoredRecord::version).contains(SECOND.version());
  }

  /** Why the option exists: a failover goes back behind a change that succeeded. */
  @Test
  void withoutTheOptionAChangeMayBeLostByAFailover() {
    try (ByteStorage hopeful = open(master, Map.of())) {
      replication.inject(new NetworkFault.BlackHole());
      assertThat(hopeful.open("region").write("a", WriteCondition.any(), FIRST)).isTrue();
    }
    Region<String, byte[]> promoted = promoted();
    assertThat(promoted.read("first")).isPresent();
    assertThat(promoted.read("a")).isEmpty();
  }

  @Test
  void changesAreAlsoAnnounced() {
    ReportedChanges events = new ReportedChanges();
    region.subscribe(events);
    events.await("connected");
    region.write("a", WriteCondition.any(), FIRST);
    events.await("written a " + FIRST.version());
    region.remove("a", WriteCondition.any());
    events.await("changed a");
  }

  @Test
  void aUserNeedsTheRightToWait() {
    allow("on", ">sesame", "~*", "+@all", "-wait");
    Map<String, String> options =
        Map.of("replicas", "1", "username", "cache", "password", "sesame");
    try (ByteStorage limited = open(master, options)) {
      Region<String, byte[]> waiting = limited.open("region");
      assertThatThrownBy(() -> waiting.write("a", WriteCondition.any(), FIRST))
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("NOPERM");
      allow("+wait");
      assertThat(waiting.write("a", WriteCondition.any(), FIRST)).isTrue();
    }
  }

  private void allow(String... rights) {
    try (Jedis jedis = new Jedis("127.0.0.1", master.port())) {
      jedis.aclSetUser("cache", rights);
    }
  }
}
