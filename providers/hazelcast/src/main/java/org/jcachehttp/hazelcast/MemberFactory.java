package org.jcachehttp.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;

/** Starts a member from an address and options. */
final class MemberFactory {

  private static final String LOOPBACK = "127.0.0.1";

  private MemberFactory() {}

  /**
   * Starts a member. The caller shuts it down.
   *
   * @throws StorageException if the member cannot start
   */
  static HazelcastInstance start(HazelcastAddress address, Options options) {
    Config config = config(address, options);
    String cluster = options.get(HazelcastOptions.CLUSTER_NAME);
    if (!cluster.isEmpty()) {
      config.setClusterName(cluster);
    }
    DriverOptions.apply(options, config::setProperty);
    try {
      return Hazelcast.newHazelcastInstance(config);
    } catch (HazelcastException | IllegalStateException e) {
      throw new StorageException(
          address.description() + ": cannot start a member: " + e.getMessage(), e);
    }
  }

  private static Config config(HazelcastAddress address, Options options) {
    String file = options.get(HazelcastOptions.CONFIG);
    return file.isEmpty()
        ? ownConfig(address, options)
        : ConfigFile.of(file, address, options).memberConfig();
  }

  private static Config ownConfig(HazelcastAddress address, Options options) {
    Config config = new Config();
    config.setClassLoader(MemberFactory.class.getClassLoader());
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    // Listens at one address instead of all addresses of the machine.
    config.setProperty("hazelcast.socket.bind.any", "false");
    listen(config.getNetworkConfig(), address, options);
    return config.addMapConfig(
        new MapConfig(MapNames.of(address.name()).pattern())
            .setBackupCount(Math.toIntExact(options.get(HazelcastOptions.BACKUP_COUNT))));
  }

  private static void listen(NetworkConfig network, HazelcastAddress address, Options options) {
    network.setPort(
        options
            .get(HazelcastOptions.PORT)
            .map(Math::toIntExact)
            .or(() -> OwnAddress.portIn(address.members()))
            .orElse(NetworkConfig.DEFAULT_PORT));
    JoinConfig join = network.getJoin();
    // Without this, the member would join any cluster that it discovers.
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    if (address.members().isEmpty()) {
      network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
    } else {
      join.getTcpIpConfig().setEnabled(true).setMembers(address.members());
    }
  }
}
