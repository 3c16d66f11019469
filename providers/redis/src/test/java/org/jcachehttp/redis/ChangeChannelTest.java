package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a near cache learns of the changes by another process, in both layouts. */
@Timeout(120)
@ParameterizedClass
@ValueSource(strings = {"string", "hash"})
class ChangeChannelTest {

  @Parameter private String layout = "";

  private final RedisProcess server = RedisProcess.shared();
  private final String prefix = RedisProcess.newPrefix();
  private final ReportedChanges events = new ReportedChanges();
  private TcpProxy network;
  private ByteStorage listening;
  private ByteStorage writing;
  private Region<String, byte[]> region;

  @BeforeEach
  void connect() throws IOException {
    network = TcpProxy.to(server.port());
    listening =
        Opening.openWithLongTimeouts(
            "redis", "//127.0.0.1:" + network.port(), prefix, Map.of("layout", layout));
    writing = Opening.openShared(prefix, Map.of("layout", layout));
    assertThat(listening.open("region").subscribe(events)).isTrue();
    region = writing.open("region");
    region.subscribe(new ReportedChanges());
    events.await("connected");
  }

  @AfterEach
  void close() throws IOException {
    region.close(); // The other region ends with its storage.
    listening.close();
    writing.close();
    network.close();
    server.flush();
  }

  private static StoredRecord<byte[]> record(long version) {
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), new byte[] {1});
  }

  @Test
  void everyChangeIsAnnouncedAndMadeAsWithoutAnnouncements() {
    region.write("a", WriteCondition.any(), record(1));
    events.await("written a 1");
    assertThat(region.write("a", WriteCondition.version(1), record(2))).isTrue();
    events.await("written a 2");
    assertThat(region.write("b", WriteCondition.absent(), record(3))).isTrue();
    events.await("written b 3");
    region.writeAll(Map.of("c", record(4), "d", record(5)));
    events.await("written c 4");
    events.await("written d 5");
    region.touch("a", 2, Deadline.NEVER);
    events.await("changed a");
    assertThat(region.remove("b", WriteCondition.version(3))).isTrue();
    events.await("changed b");
    assertThat(region.remove("c", WriteCondition.any())).isTrue();
    events.await("changed c");
    assertThat(region.removeAll(List.of(new EntryMetadata<>("d", 5, Deadline.NEVER, Map.of()))))
        .isEqualTo(1);
    events.await("changed d");
    assertThat(region.read("a")).map(StoredRecord::version).isEqualTo(Optional.of(2L));
    assertThat(region.count()).isEqualTo(1);
    region.clear();
    events.await("cleared");
    assertThat(region.count()).isZero();
  }

  @Test
  void aChangeThatDoesNotTakePlaceIsNotAnnounced() {
    region.write("a", WriteCondition.absent(), record(1));
    assertThat(region.write("a", WriteCondition.absent(), record(2))).isFalse();
    assertThat(region.write("a", WriteCondition.version(7), record(3))).isFalse();
    assertThat(region.remove("a", WriteCondition.version(7))).isFalse();
    assertThat(region.remove("b", WriteCondition.any())).isFalse();
    region.write("end", WriteCondition.any(), record(4));
    events.await("written end 4");
    assertThat(events.list()).containsExactly("connected", "written a 1", "written end 4");
  }

  @Test
  void aRegionIsClearedAndDestroyedWithAnAnnouncementAlsoByAProcessWithoutNearCache() {
    try (ByteStorage third = Opening.openShared(prefix, Map.of("layout", layout))) {
      third.open("region").clear();
      events.await("cleared");
      events.list().clear();
      third.destroy("region");
      events.await("cleared");
    }
  }

  /** A near cache checks deadlines itself, at its own time. */
  @Test
  void aPurgeIsAnnouncedOnlyIfItsTimeIsLaterThanNow() {
    long now = System.currentTimeMillis();
    region.write("late", WriteCondition.any(), recordUntil(1, now + 600_000));
    region.write("past", WriteCondition.any(), recordUntil(2, now - 1000));
    assertThat(region.purgeExpired(now)).isEqualTo(1);
    assertThat(region.purgeExpired(now + 600_001)).isEqualTo(1);
    events.await("changed late");
    assertThat(events.list()).doesNotContain("changed past");
  }

  private static StoredRecord<byte[]> recordUntil(long version, long deadline) {
    return new StoredRecord<>(version, new Deadline(deadline), Map.of(), new byte[] {1});
  }

  @Test
  void aConnectionThatIsResetIsReportedAsLostAndConnectedAgain() {
    network.inject(new NetworkFault.Reset());
    network.inject(new NetworkFault.None());
    events.await("disconnected");
    events.awaitConnectedAgain();
    region.write("a", WriteCondition.any(), record(1));
    events.await("written a 1");
  }

  @Test
  void aConnectionThatWentSilentIsReportedAsLostAndConnectedAgain() {
    network.inject(new NetworkFault.HalfOpen());
    events.await("disconnected");
    events.awaitConnectedAgain();
  }

  @Test
  void aConnectionThatIsCutIsReportedAsLost() {
    network.inject(new NetworkFault.BlackHole());
    events.await("disconnected");
  }
}
