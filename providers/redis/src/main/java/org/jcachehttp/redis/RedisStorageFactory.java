package org.jcachehttp.redis;

import io.netty.util.concurrent.FastThreadLocal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import org.redisson.api.RedissonClient;

/** Opens {@code redis://host:6379/0}: entries on a Redis server. The first operation connects. */
public final class RedisStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return Arrays.stream(RedisAddress.Topology.values())
        .flatMap(topology -> topology.schemes().stream())
        .toList();
  }

  @Override
  public List<Option<?>> options() {
    return RedisOptions.ALL;
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    RedisAddress redis = RedisAddress.parse(address);
    String prefix = options.get(RedisOptions.KEY_PREFIX);
    Namespace namespace =
        new Namespace(prefix.isEmpty() ? redis.name() : prefix, options.get(RedisOptions.VERSION));
    return new RedisStorage(server(redis, options), namespace, options, InstantSource.system());
  }

  private static Server server(RedisAddress redis, Options options) {
    return options
        .get(RedisOptions.CLIENT)
        .map(given -> server(given, "redis (the given client)", options, client -> {}))
        .orElseGet(() -> opened(ClientFactory.open(redis, options), redis, options));
  }

  private static Server opened(RedissonClient client, RedisAddress redis, Options options) {
    Runnable forget = ClientThreads.endWithProgram(client);
    return server(
        client,
        redis.description(),
        options,
        closed -> {
          forget.run();
          shutDown(closed);
        });
  }

  /** Netty's thread-local values would keep the class loader alive on a thread that lives on. */
  private static void shutDown(RedissonClient client) {
    client.shutdown();
    ClientThreads.end(client.getConfig());
    FastThreadLocal.removeAll();
  }

  private static Server server(
      RedissonClient client,
      String description,
      Options options,
      Consumer<RedissonClient> release) {
    return new Server(client, description, options.get(RedisOptions.RESPONSE_TIMEOUT), release);
  }
}
