package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.FreePort;
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
  private final List<String> events = new CopyOnWriteArrayList<>();
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
    assertThat(listening.subscribe(new Events())).isTrue();
    writing = Opening.openOn(member, "forum").open("region");
    await("connected");
  }

  @AfterEach
  void close() throws IOException {
    network.inject(new NetworkFault.None());
    listening.close();
    storage.close();
    member.getLifecycleService().terminate();
    network.close();
  }

  private void await(String event) {
    Await.until(() -> events.contains(event));
  }

  @Test
  void theKeysOfAllChangesAreReported() {
    TestRecords.write(writing, "a", 1);
    await("changed a");
    events.clear();
    TestRecords.write(writing, "a", 2);
    await("changed a");
    events.clear();
    writing.remove("a", WriteCondition.any());
    await("changed a");
    TestRecords.write(writing, "b", 1);
    writing.clear();
    await("cleared");
  }

  @Test
  void aConnectionThatIsResetIsReportedAsLostAndConnectedAgain() {
    network.inject(new NetworkFault.Reset());
    await("disconnected");
    network.inject(new NetworkFault.None());
    Await.until(() -> events.lastIndexOf("connected") > events.indexOf("disconnected"));
    TestRecords.write(writing, "a", 1);
    await("changed a");
  }

  @Test
  void aConnectionThatWentSilentIsReportedAsLost() {
    network.inject(new NetworkFault.HalfOpen());
    await("disconnected");
    Await.until(() -> events.lastIndexOf("connected") > events.indexOf("disconnected"));
  }

  private final class Events implements InvalidationListener<String> {

    @Override
    public void connected() {
      events.add("connected");
    }

    @Override
    public void disconnected() {
      events.add("disconnected");
    }

    @Override
    public void written(String key, long version) {
      events.add("written " + key);
    }

    @Override
    public void changed(String key) {
      events.add("changed " + key);
    }

    @Override
    public void cleared() {
      events.add("cleared");
    }
  }
}
