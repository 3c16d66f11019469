package org.jcachehttp.faults.scale;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.testkit.Await;

/**
 * A cluster of Hazelcast on loopback: members without classes of this library, and one place for a
 * member that an application opens.
 */
final class HazelcastMembers implements AutoCloseable {

  private final int portOfApplication = LocalServer.freePort();
  private final List<Integer> ports;
  private final String cluster;
  private final List<HazelcastInstance> members = new ArrayList<>();

  private HazelcastMembers(int size) {
    this.ports = IntStream.range(0, size).mapToObj(number -> LocalServer.freePort()).toList();
    this.cluster = "scale-" + portOfApplication;
  }

  /** Starts members. */
  static HazelcastMembers start(int size) {
    HazelcastMembers cluster = new HazelcastMembers(size);
    cluster.ports.forEach(port -> cluster.members.add(cluster.member(port)));
    return cluster;
  }

  private HazelcastInstance member(int port) {
    Config config = new Config().setClusterName(cluster);
    config.getMetricsConfig().setEnabled(false);
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.socket.bind.any", "false");
    NetworkConfig network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    addresses().forEach(join.getTcpIpConfig().setEnabled(true)::addMember);
    return Hazelcast.newHazelcastInstance(config);
  }

  private Stream<String> addresses() {
    return Stream.concat(Stream.of(portOfApplication), ports.stream())
        .map(port -> "127.0.0.1:" + port);
  }

  /** Returns the URI of a client of the members. */
  URI clientUri(String name) {
    String hosts = addresses().skip(1).collect(Collectors.joining(","));
    return URI.create(
        "hazelcast-client://%s/%s?cluster-name=%s&connect-timeout=30s&response-timeout=30s"
            .formatted(hosts, name, cluster));
  }

  /** Returns the URI of an application that is a member itself. */
  URI memberUri(String name) {
    return URI.create(
        ("hazelcast://%s/%s?cluster-name=%s&driver.hazelcast.logging.type=none"
                + "&driver.hazelcast.wait.seconds.before.join=0")
            .formatted(addresses().collect(Collectors.joining(",")), name, cluster));
  }

  /** Waits until the cluster has that many members, and each entry has its backup. */
  void awaitBackups(int size) {
    Await.until(
        () ->
            members.stream()
                .allMatch(
                    member ->
                        member.getCluster().getMembers().size() == size
                            && member.getPartitionService().isClusterSafe()));
  }

  /** Ends a member without a goodbye to the others, as a crash does. */
  void terminate(int number) {
    members.get(number).getLifecycleService().terminate();
  }

  /** Starts an empty member at the address of the one that was terminated. */
  void rejoin(int number) {
    members.set(number, member(ports.get(number)));
  }

  @Override
  public void close() {
    members.forEach(member -> member.getLifecycleService().terminate());
  }
}
