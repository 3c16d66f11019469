package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member listens on the port that its URI names for this machine. */
class OwnAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:6001", "localhost:6001", "[::1]:6001"})
  void theFirstPortOfThisMachineIsFound(String own) {
    assertThat(OwnAddress.portIn(List.of("192.0.2.1:5000", own, "localhost:7001"))).hasValue(6001);
  }

  @Test
  void otherMachinesAndHostsWithoutAPortNameNone() {
    assertThat(OwnAddress.portIn(List.of("192.0.2.1:5000", "localhost", "a.invalid:5000")))
        .isEmpty();
  }

  @Test
  void aMemberListensThere() {
    int port = FreePort.find();
    String cluster = "own-" + port;
    try (ByteStorage member = open(port, Map.of("cluster-name", cluster))) {
      assertThat(member.description()).contains("127.0.0.1:" + port);
      assertThat(portOf(cluster)).isEqualTo(port);
    }
  }

  @Test
  void theOptionTakesPrecedence() {
    int port = FreePort.find();
    int other = FreePort.find();
    String cluster = "own-" + port;
    try (ByteStorage member =
        open(port, Map.of("cluster-name", cluster, "port", Integer.toString(other)))) {
      assertThat(member.description()).contains("127.0.0.1:" + port);
      assertThat(portOf(cluster)).isEqualTo(other);
    }
  }

  private static ByteStorage open(int port, Map<String, ?> options) {
    return Opening.open("hazelcast", "//127.0.0.1:" + port + "/own", options);
  }

  private static int portOf(String cluster) {
    return Hazelcast.getAllHazelcastInstances().stream()
        .filter(member -> member.getConfig().getClusterName().equals(cluster))
        .map(HazelcastInstance::getCluster)
        .map(members -> members.getLocalMember().getAddress().getPort())
        .findFirst()
        .orElseThrow();
  }
}
