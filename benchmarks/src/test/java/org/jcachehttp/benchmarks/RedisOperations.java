package org.jcachehttp.benchmarks;

import java.util.List;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jcachehttp.servers.LocalRedis;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;
import org.redisson.config.Config;
import org.redisson.jcache.JCachingProvider;
import org.redisson.jcache.configuration.RedissonConfiguration;

/** JCache on a Redis server in another process, beside Redisson's bucket and its own JCache. */
final class RedisOperations {

  private static final String BUCKET = "Redisson's RBucket";
  private static final String JCACHE = "Redisson's JCache";
  private static final String OURS = "jcache-http, redis";

  private RedisOperations() {}

  static Comparison gets() {
    return comparison("get", RedisOperations::bucketGets, JCaches::gets);
  }

  static Comparison puts() {
    return comparison("put", RedisOperations::bucketPuts, JCaches::puts);
  }

  /** Makes a subject of a cache and a value. */
  private interface Operation {
    Subject of(Cache<String, byte[]> cache, byte[] value);
  }

  private static Comparison comparison(
      String name, Function<RedissonClient, Subject> bucket, Operation operation) {
    byte[] value = Post.of(2).bytes();
    return new Comparison(
        "redis-" + name + "-2k",
        "JCache " + name + ", redis, 2 KB",
        value,
        List.of(
            new Candidate(BUCKET, e -> withClient(bucket)),
            new Candidate(JCACHE, e -> withServer(redis -> operation.of(jcache(redis), value))),
            new Candidate(OURS, e -> withCache(e, cache -> operation.of(cache, value)))),
        List.of(new Bar.CpuRatio(OURS, BUCKET, 1.1)),
        Comparison.Load.COMPILED);
  }

  /** Returns a subject that uses Redisson's client and closes it. */
  static Subject withClient(Function<RedissonClient, Subject> subject) {
    return withServer(
        redis -> {
          RedissonClient client = client(redis);
          Subject opened = subject.apply(client);
          return Subjects.of(opened::call, opened, client::shutdown);
        });
  }

  /** Returns a subject that uses a cache of this project and closes it. */
  static Subject withCache(
      Environment environment, Function<Cache<String, byte[]>, Subject> subject) {
    return withServer(
        redis -> {
          String uri = redis.uri("values").toString();
          Cache<String, byte[]> cache = JCaches.ours(uri, byte[].class, environment);
          Subject opened = subject.apply(cache);
          return Subjects.of(opened::call, opened, cache.getCacheManager().getCachingProvider());
        });
  }

  private static Subject withServer(Function<LocalRedis, Subject> subject) {
    LocalRedis redis = LocalRedis.start();
    Subject opened = subject.apply(redis);
    return Subjects.of(opened::call, opened, redis);
  }

  private static Config config(LocalRedis redis) {
    Config config = new Config();
    Codec bytes = ByteArrayCodec.INSTANCE;
    config.setCodec(new CompositeCodec(StringCodec.INSTANCE, bytes, bytes));
    config.useSingleServer().setAddress("redis:" + redis.location());
    return config;
  }

  private static RedissonClient client(LocalRedis redis) {
    return Redisson.create(config(redis));
  }

  private static Cache<String, byte[]> jcache(LocalRedis redis) {
    CacheManager manager = new JCachingProvider().getCacheManager();
    return manager.createCache(
        "values",
        RedissonConfiguration.fromConfig(config(redis), JCaches.configuration(byte[].class)));
  }

  private static Subject bucketGets(RedissonClient client) {
    String[] keys = JCaches.keys();
    for (String key : keys) {
      client.<byte[]>getBucket(key).set(Post.of(2).bytes(), RawStore.LIFETIME);
    }
    return JCaches.inTurn(keys, key -> client.getBucket(key).get());
  }

  private static Subject bucketPuts(RedissonClient client) {
    byte[] value = Post.of(2).bytes();
    Function<String, Object> put =
        key -> {
          client.<byte[]>getBucket(key).set(value, RawStore.LIFETIME);
          return value;
        };
    return JCaches.inTurn(JCaches.keys(), put);
  }
}
