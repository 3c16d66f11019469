package org.jcachehttp.redis;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Clients like those of an application. */
final class Clients {

  private Clients() {}

  /** Returns a client of the shared server. */
  static RedissonClient toShared() {
    return Redisson.create(config());
  }

  static Config config() {
    Config config = new Config().setCodec(StringCodec.INSTANCE);
    config
        .useSingleServer()
        .setAddress("redis:" + RedisProcess.shared().location())
        .setConnectionMinimumIdleSize(1);
    return config;
  }
}
