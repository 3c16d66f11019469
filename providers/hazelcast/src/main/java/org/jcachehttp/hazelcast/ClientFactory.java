package org.jcachehttp.hazelcast;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.CredentialsFactoryConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Options;

/** Starts a client from an address and options. */
final class ClientFactory {

  private ClientFactory() {}

  /**
   * Starts a client, which connects on threads of its own and goes on trying. The caller shuts it
   * down.
   *
   * @param connection learns when the client has connected, or why not
   * @throws StorageException if the client cannot start
   */
  static HazelcastInstance start(
      HazelcastAddress address, Options options, ClientConnection connection) {
    ClientConfig config = config(address, options);
    String cluster = options.get(HazelcastOptions.CLUSTER_NAME);
    if (!cluster.isEmpty()) {
      config.setClusterName(cluster);
    }
    DriverOptions.apply(options, config::setProperty);
    config.addListenerConfig(new ListenerConfig(connection));
    if (!config.getSecurityConfig().hasIdentityConfig()) {
      config
          .getSecurityConfig()
          .setCredentialsFactoryConfig(
              new CredentialsFactoryConfig().setImplementation(connection));
    }
    try {
      return HazelcastClient.newHazelcastClient(config);
    } catch (HazelcastException | IllegalStateException e) {
      throw new StorageException(
          address.description() + ": cannot start a client: " + e.getMessage(), e);
    }
  }

  private static ClientConfig config(HazelcastAddress address, Options options) {
    String file = options.get(HazelcastOptions.CONFIG);
    return file.isEmpty()
        ? ownConfig(address, options)
        : ConfigFile.of(file, address, options).clientConfig();
  }

  private static ClientConfig ownConfig(HazelcastAddress address, Options options) {
    ClientConfig config = new ClientConfig();
    config.setClassLoader(ClientFactory.class.getClassLoader());
    config.setProperty("hazelcast.logging.type", "slf4j");
    Duration timeout =
        options.get(HazelcastOptions.RESPONSE_TIMEOUT).orElse(Defaults.OPERATION_TIMEOUT);
    config.setProperty(
        "hazelcast.client.invocation.timeout.seconds", Long.toString(timeout.toSeconds()));
    config.setProperty(
        "hazelcast.client.heartbeat.interval", Long.toString(timeout.toMillis() / 2));
    // Twice the timeout: a pause of a healthy member fails operations before its connections.
    config.setProperty("hazelcast.client.heartbeat.timeout", Long.toString(timeout.toMillis() * 2));
    address.members().forEach(config.getNetworkConfig()::addAddress);
    config
        .getConnectionStrategyConfig()
        .setAsyncStart(true)
        // During an outage operations fail immediately, because a caller can do without a cache.
        .setReconnectMode(ReconnectMode.ASYNC)
        .getConnectionRetryConfig()
        .setMaxBackoffMillis(1_000);
    return config;
  }
}
