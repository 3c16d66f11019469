package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the near cache of a client learns of changes, while its connection works and without. */
@Timeout(180)
class InvalidationChannelTest {

  private final int port = FreePort.find();
  private final ReportedChanges events = new ReportedChanges();
  private TcpProxy network;
  private HazelcastInstance member;
  private ByteStorage storage;
  private Region<String, byte[]> listening;
  private Region<String, byte[]> writing;

  @BeforeEach
  void open() throws IOException {
    network = TcpProxy.to(port);
    member = Members.alone(port, network.port());
    storage =
        Opening.open(
            "hazelcast-client",
            "//127.0.0.1:" + network.port() + "/forum",
            Map.of("cluster-name", Members.nameAt(port), "response-timeout", "1s"));
    listening = storage.open("region");
    assertThat(listening.subscribe(events)).isTrue();
    writing = Opening.openOn(member, "forum").open("region");
    events.await("connected");
  }

  @AfterEach
  void close() throws IOException {
    network.inject(new NetworkFault.None());
    listening.close();
    storage.close();
    member.getLifecycleService().terminate();
    network.close();
  }

  @Test
  void theKeysOfAllChangesAreReported() {
    TestRecords.write(writing, "a", 1);
    events.await("changed a");
    events.list().clear();
    TestRecords.write(writing, "a", 2);
    events.await("changed a");
    events.list().clear();
    writing.remove("a", WriteCondition.any());
    events.await("changed a");
    TestRecords.write(writing, "b", 1);
    writing.clear();
    events.await("cleared");
  }

  @Test
  void aConnectionThatIsResetIsReportedAsLostAndConnectedAgain() {
    network.inject(new NetworkFault.Reset());
    events.await("disconnected");
    network.inject(new NetworkFault.None());
    events.awaitConnectedAgain();
    TestRecords.write(writing, "a", 1);
    events.await("changed a");
  }

  @Test
  void aConnectionThatWentSilentIsReportedAsLost() {
    network.inject(new NetworkFault.HalfOpen());
    events.await("disconnected");
    events.awaitConnectedAgain();
  }
}
