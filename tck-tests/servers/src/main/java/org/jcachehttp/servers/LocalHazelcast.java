package org.jcachehttp.servers;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.URI;

/** A Hazelcast cluster of one member, for clients. A restart loses its entries. */
public final class LocalHazelcast implements LocalServer {

  private final int port;
  private final int publicPort;
  private HazelcastInstance member;

  private LocalHazelcast(int port, int publicPort) {
    this.port = port;
    this.publicPort = publicPort;
    this.member = member();
  }

  /**
   * Starts a member.
   *
   * @return the running member
   */
  public static LocalHazelcast start() {
    int port = LocalServer.freePort();
    return behind(port, port);
  }

  /**
   * Starts a member behind a proxy. Clients connect to the port that the member names to them.
   *
   * @param port the port of the member
   * @param publicPort the port of the proxy
   * @return the running member
   */
  public static LocalHazelcast behind(int port, int publicPort) {
    return new LocalHazelcast(port, publicPort);
  }

  private HazelcastInstance member() {
    // A test that counts threads and MBeans finds those of the server by this name.
    Config config = new Config("test-server-" + port);
    config.getMetricsConfig().setEnabled(false);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "none");
    NetworkConfig network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    network.setPublicAddress("127.0.0.1:" + publicPort);
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    return Hazelcast.newHazelcastInstance(config);
  }

  @Override
  public URI uri(String name) {
    return URI.create("hazelcast-client://127.0.0.1:" + port + "/" + name);
  }

  @Override
  public URI uriWithLongTimeouts(String name) {
    return URI.create(
        uri(name) + "?connect-timeout=" + LONG_TIMEOUT + "&response-timeout=" + LONG_TIMEOUT);
  }

  @Override
  public void restart() {
    member = member();
  }

  @Override
  public void stop() {
    member.getLifecycleService().terminate();
  }
}
