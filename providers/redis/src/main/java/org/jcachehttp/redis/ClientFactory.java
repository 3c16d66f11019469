package org.jcachehttp.redis;

import java.time.Duration;
import java.util.List;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;
import org.redisson.config.SingleServerConfig;
import org.redisson.config.SubscriptionMode;

/** Creates a client from an address and options. */
final class ClientFactory {

  /** The default of the server's setting {@code maxclients}. */
  private static final int MAX_CONNECTIONS = 10_000;

  private static final int PING_INTERVAL_MILLIS = 1_000;

  private ClientFactory() {}

  /** Returns a client that connects at its first use. The caller shuts it down. */
  static RedissonClient open(RedisAddress address, Options options) {
    requirePool(options.get(RedisOptions.POOL_MIN), options.get(RedisOptions.POOL_MAX));
    Config config = new Config();
    config.setLazyInitialization(true);
    // The codec of this storage does not need these features.
    config.setCodec(ByteArrayCodec.INSTANCE);
    config.setReferenceEnabled(false);
    config.setUseThreadClassLoader(false);
    // EVAL needs one round trip; EVALSHA needs two on a server that does not have the script.
    config.setUseScriptCache(false);
    ClientThreads.ofDaemons(config);
    setCredentials(config, options);
    BaseConfig<?> servers = servers(config, address, options);
    servers.setConnectTimeout(millis(options.get(RedisOptions.CONNECT_TIMEOUT)));
    servers.setTimeout(
        millis(options.get(RedisOptions.RESPONSE_TIMEOUT).orElse(Defaults.OPERATION_TIMEOUT)));
    servers.setRetryAttempts(Server.NO_RETRIES);
    // Otherwise a connection that the network lost silently is noticed after a minute only.
    servers.setPingConnectionInterval(PING_INTERVAL_MILLIS);
    DriverOptions.apply(options.driver(), List.of(config, servers));
    return Redisson.create(config);
  }

  private static void requirePool(long min, long max) {
    if (max < 1 || max > MAX_CONNECTIONS || min > max) {
      throw new IllegalArgumentException(
          ("option 'pool-min' is " + min + " and 'pool-max' is " + max)
              + ("; 'pool-max' must be from 1 to " + MAX_CONNECTIONS)
              + " and 'pool-min' at most 'pool-max'");
    }
  }

  private static void setCredentials(Config config, Options options) {
    String username = options.get(RedisOptions.USERNAME);
    String password = options.get(RedisOptions.PASSWORD);
    if (!username.isEmpty()) {
      config.setUsername(username);
    }
    if (!password.isEmpty()) {
      config.setPassword(password);
    }
  }

  private static BaseConfig<?> servers(Config config, RedisAddress address, Options options) {
    return switch (address.topology()) {
      case SINGLE -> single(config.useSingleServer(), address, options);
      case CLUSTER -> {
        var cluster = config.useClusterServers();
        cluster.setNodeAddresses(address.nodes());
        yield mastersOnly(cluster, options);
      }
      case SENTINEL -> {
        var sentinels = config.useSentinelServers();
        sentinels.setSentinelAddresses(address.nodes());
        sentinels.setMasterName(options.get(RedisOptions.SENTINEL_MASTER));
        sentinels.setDatabase(address.database());
        sentinels.setCheckSentinelsList(false);
        yield mastersOnly(sentinels, options);
      }
    };
  }

  private static BaseConfig<?> single(
      SingleServerConfig server, RedisAddress address, Options options) {
    server.setSubscriptionConnectionMinimumIdleSize(0);
    return server
        .setAddress(address.nodes().get(0))
        .setDatabase(address.database())
        .setConnectionMinimumIdleSize(count(options, RedisOptions.POOL_MIN))
        .setConnectionPoolSize(count(options, RedisOptions.POOL_MAX));
  }

  /** Reads from masters only: a replica may not have the latest write yet. */
  private static BaseConfig<?> mastersOnly(
      BaseMasterSlaveServersConfig<?> servers, Options options) {
    servers.setReadMode(ReadMode.MASTER);
    servers.setSubscriptionMode(SubscriptionMode.MASTER);
    servers.setSubscriptionConnectionMinimumIdleSize(0);
    servers.setMasterConnectionMinimumIdleSize(count(options, RedisOptions.POOL_MIN));
    servers.setMasterConnectionPoolSize(count(options, RedisOptions.POOL_MAX));
    return servers;
  }

  private static int count(Options options, Option<Long> option) {
    return Math.toIntExact(options.get(option));
  }

  private static int millis(Duration timeout) {
    return Math.toIntExact(timeout.toMillis());
  }
}
