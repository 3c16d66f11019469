package org.jcachehttp.tck.servers;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetSocketAddress;

/** A member of Hazelcast alone on this machine's loopback; it ends with this JVM. */
final class MemberOfThisRun {

  private MemberOfThisRun() {}

  /** Starts it, and says what opens a place there as a client. */
  static String start(String place) {
    HazelcastInstance member = Hazelcast.newHazelcastInstance(alone());
    InetSocketAddress address = (InetSocketAddress) member.getLocalEndpoint().getSocketAddress();
    return "hazelcast-client://127.0.0.1:" + address.getPort() + "/" + place;
  }

  private static Config alone() {
    Config config = new Config();
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "none");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    return config;
  }
}
