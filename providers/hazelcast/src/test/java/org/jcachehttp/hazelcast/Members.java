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
 * A cluster of two members on loopback without classes and configuration of this library.
 *
 * @param name the cluster's name
 * @param first the first member
 * @param second the second member
 */
record Members(String name, HazelcastInstance first, HazelcastInstance second)
    implements AutoCloseable {

  private static final AtomicLong NAMES = new AtomicLong();

  /** The cluster that tests share, each with its own map names. */
  static Members shared() {
    return Shared.MEMBERS;
  }

  static Members start() {
    return startAt(FreePort.find());
  }

  /** Starts a cluster whose first member listens at the port. */
  static Members startAt(int port) {
    String name = nameAt(port);
    return new Members(name, member(name, port), member(name, port));
  }

  /** Returns the name of the cluster at the port. */
  static String nameAt(int port) {
    return "test-" + ProcessHandle.current().pid() + "-" + port;
  }

  /** Starts a cluster of one member, which tells clients the public port as its own. */
  static HazelcastInstance alone(int port, int publicPort) {
    Config config = config(nameAt(port), port);
    config.getNetworkConfig().setPublicAddress("127.0.0.1:" + publicPort);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    return Hazelcast.newHazelcastInstance(config);
  }

  /** Starts one more member of the cluster at the port. */
  static HazelcastInstance joining(int port) {
    return member(nameAt(port), port);
  }

  private static HazelcastInstance member(String name, int port) {
    return Hazelcast.newHazelcastInstance(config(name, port));
  }

  private static Config config(String name, int port) {
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
    return config;
  }

  /** Returns a client like that of an application. */
  HazelcastInstance client() {
    ClientConfig config = new ClientConfig().setClusterName(name);
    config.setProperty("hazelcast.logging.type", "none");
    config.getNetworkConfig().addAddress(address());
    return HazelcastClient.newHazelcastClient(config);
  }

  /** Returns a URI for other JVMs with timeouts that a busy machine does not exceed. */
  URI clientUri(String maps) {
    return URI.create(
        ("hazelcast-client://" + address() + "/" + maps + "?cluster-name=" + name)
            + "&connect-timeout=60s&response-timeout=60s");
  }

  /** Returns host and port of the first member. */
  String address() {
    return "127.0.0.1:" + first.getCluster().getLocalMember().getAddress().getPort();
  }

  /** Returns a new name for maps. */
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
