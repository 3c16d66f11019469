package org.jcachehttp.hazelcast;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.testkit.FreePort;

/**
 * A cluster of two members on loopback, as somebody else runs it: nothing of ours is configured.
 *
 * @param name the cluster's name
 * @param first a member
 * @param second another one
 */
record Members(String name, HazelcastInstance first, HazelcastInstance second)
    implements AutoCloseable {

  private static final AtomicLong NAMES = new AtomicLong();

  /** The cluster that tests share; each gives its maps a name of its own. */
  static Members shared() {
    return Shared.MEMBERS;
  }

  static Members start() {
    return startAt(FreePort.find());
  }

  /** Of which the first listens at the port. */
  static Members startAt(int port) {
    String name = nameAt(port);
    return new Members(name, member(name, port), member(name, port));
  }

  /** What the cluster at the port is called. */
  static String nameAt(int port) {
    return "test-" + ProcessHandle.current().pid() + "-" + port;
  }

  private static HazelcastInstance member(String name, int port) {
    Config config = new Config().setClusterName(name);
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.getNetworkConfig().setPort(port);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port);
    return Hazelcast.newHazelcastInstance(config);
  }

  /** A client as an application makes it. */
  HazelcastInstance client() {
    ClientConfig config = new ClientConfig().setClusterName(name);
    config.setProperty("hazelcast.logging.type", "none");
    config.getNetworkConfig().addAddress(address());
    return HazelcastClient.newHazelcastClient(config);
  }

  /** What a JVM of its own opens, however busy the machine is. */
  URI clientUri(String maps) {
    return URI.create(
        ("hazelcast-client://" + address() + "/" + maps + "?cluster-name=" + name)
            + "&connect-timeout=60s&response-timeout=60s");
  }

  /** Where the first member listens. */
  String address() {
    return "127.0.0.1:" + first.getCluster().getLocalMember().getAddress().getPort();
  }

  /** A name that no other test gives its maps. */
  static String newName() {
    return "test-" + NAMES.incrementAndGet();
  }

  @Override
  public void close() {
    first.getLifecycleService().terminate();
    second.getLifecycleService().terminate();
  }

  private static final class Shared {
    static final Members MEMBERS = start();
  }
}
