package org.jcachehttp.hazelcast;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a client from an address and options. */
final class ClientFactory {

  private static final Logger LOG = LoggerFactory.getLogger(ClientFactory.class);

  private ClientFactory() {}

  /**
   * Starts a client and waits for its connection until a timeout. After that, the client goes on
   * trying to connect. The caller shuts it down.
   *
   * @throws StorageException if the client cannot start
   */
  static HazelcastInstance start(HazelcastAddress address, Options options) {
    ClientConfig config = config(address, options);
    String cluster = options.get(HazelcastOptions.CLUSTER_NAME);
    if (!cluster.isEmpty()) {
      config.setClusterName(cluster);
    }
    DriverOptions.apply(options, config::setProperty);
    CountDownLatch connected = new CountDownLatch(1);
    config.addListenerConfig(new ListenerConfig(countingDown(connected)));
    try {
      HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
      await(connected, options.get(HazelcastOptions.CONNECT_TIMEOUT), address.description());
      return client;
    } catch (HazelcastException | IllegalStateException e) {
      throw new StorageException(
          address.description() + ": cannot start a client: " + e.getMessage(), e);
    }
  }

  private static LifecycleListener countingDown(CountDownLatch connected) {
    return event -> {
      if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
        connected.countDown();
      }
    };
  }

  private static void await(CountDownLatch connected, Duration timeout, String description) {
    try {
      if (!connected.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{}: not connected to a member yet", description);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
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
    Duration timeout = options.get(HazelcastOptions.RESPONSE_TIMEOUT);
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
