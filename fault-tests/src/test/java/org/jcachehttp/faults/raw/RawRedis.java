package org.jcachehttp.faults.raw;

import java.util.ArrayList;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RMap;
import org.redisson.api.RType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;

/** The keys and values of a Redis server. */
final class RawRedis {

  private RawRedis() {}

  static List<String> contents(String authority) {
    Config config = new Config();
    config.useSingleServer().setAddress("redis://" + authority);
    RedissonClient client = Redisson.create(config);
    try {
      List<String> contents = new ArrayList<>();
      client.getKeys().getKeys().forEach(key -> contents.addAll(entry(client, key)));
      return contents;
    } finally {
      client.shutdown();
    }
  }

  private static List<String> entry(RedissonClient client, String key) {
    List<String> contents = new ArrayList<>(List.of(key));
    RType type = client.getKeys().getType(key);
    if (type == RType.MAP) {
      RMap<byte[], byte[]> hash = client.getMap(key, ByteArrayCodec.INSTANCE);
      hash.readAllEntrySet()
          .forEach(
              field -> {
                contents.add(RawStore.text(field.getKey()));
                contents.add(RawStore.text(field.getValue()));
              });
    } else if (type == RType.OBJECT) {
      contents.add(RawStore.text(client.<byte[]>getBucket(key, ByteArrayCodec.INSTANCE).get()));
    } else {
      throw new AssertionError("unexpected " + type + " under " + key);
    }
    return contents;
  }
}
