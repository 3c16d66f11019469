package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a near cache learns while members leave and join, and when one of several connections ends.
 */
@Timeout(180)
class MembershipChangesTest {

  private final int port = FreePort.find();
  private final Members members = Members.startAt(port);
  private final HazelcastInstance client = members.client();
  private final ReportedChanges events = new ReportedChanges();
  private final ByteStorage storage = Opening.openOn(client, "forum");
  private final Region<String, byte[]> writing =
      Opening.openOn(members.first(), "forum").open("region");

  @BeforeEach
  void subscribe() {
    storage.open("region").subscribe(events);
    events.await("connected");
  }

  @AfterEach
  void close() {
    storage.close();
    client.shutdown();
    members.close();
  }

  private void assertEveryPartitionIsReported() {
    Await.until(
        () -> {
          List<String> keys = IntStream.range(0, 50).mapToObj(i -> "key " + i).toList();
          keys.forEach(key -> TestRecords.write(writing, key, 1));
          return keys.stream().allMatch(key -> events.list().contains("changed " + key));
        });
  }

  /** The client works on with its other connections. */
  @Test
  void theEndOfOneOfSeveralConnectionsIsReportedAsLost() {
    ((HazelcastClientProxy) client)
        .client
        .getConnectionManager()
        .getActiveConnection(members.second().getCluster().getLocalMember().getUuid())
        .close("test", null);
    events.await("disconnected");
    events.awaitConnectedAgain();
    assertEveryPartitionIsReported();
  }

  @Test
  void aMemberThatEndsAndOneThatJoinsAreReportedAsLost() {
    members.second().getLifecycleService().terminate();
    events.await("disconnected");
    events.awaitConnectedAgain();
    assertEveryPartitionIsReported();
    events.list().clear();
    HazelcastInstance joined = Members.joining(port);
    try {
      events.await("disconnected");
      events.awaitConnectedAgain();
      assertThat(joined.getCluster().getMembers()).hasSize(2);
      assertEveryPartitionIsReported();
    } finally {
      joined.getLifecycleService().terminate();
    }
  }
}
