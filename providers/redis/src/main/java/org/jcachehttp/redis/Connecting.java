package org.jcachehttp.redis;

import java.time.Duration;
import java.util.List;
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

/** Makes the client that an address and its options describe. */
final class Connecting {

  /** As many as a server takes by default. */
  private static final int MOST_CONNECTIONS = 10_000;

  private Connecting() {}

  /** A client that connects when it is first used, and is the caller's to shut down. */
  static RedissonClient open(RedisAddress address, Options options) {
    requirePool(options.get(RedisOptions.POOL_MIN), options.get(RedisOptions.POOL_MAX));
    Config config = new Config();
    config.setLazyInitialization(true);
    // Our codec needs none of what these do for others.
    config.setCodec(ByteArrayCodec.INSTANCE);
    config.setReferenceEnabled(false);
    config.setUseThreadClassLoader(false);
    // A script that is sent whole needs no second round trip on a server that does not know it.
    config.setUseScriptCache(false);
    login(config, options);
    BaseConfig<?> servers = servers(config, address, options);
    servers.setConnectTimeout(millis(options, RedisOptions.CONNECT_TIMEOUT));
    servers.setTimeout(millis(options, RedisOptions.RESPONSE_TIMEOUT));
    servers.setRetryAttempts(Server.SEND_ONCE);
    DriverOptions.apply(options.driver(), List.of(config, servers));
    return Redisson.create(config);
  }

  private static void requirePool(long min, long max) {
    if (max < 1 || max > MOST_CONNECTIONS || min > max) {
      throw new IllegalArgumentException(
          ("option 'pool-min' is " + min + " and 'pool-max' is " + max)
              + (": the second takes a number from 1 to " + MOST_CONNECTIONS)
              + ", the first none above the second");
    }
  }

  private static void login(Config config, Options options) {
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

  /** A replica may not know yet what was written just now. */
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

  private static int millis(Options options, Option<Duration> option) {
    return Math.toIntExact(options.get(option).toMillis());
  }
}
