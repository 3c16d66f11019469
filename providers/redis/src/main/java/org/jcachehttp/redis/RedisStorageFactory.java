package org.jcachehttp.redis;

import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import org.redisson.api.RedissonClient;

/**
 * Opens {@code redis://host:6379/0}: entries on a Redis server, to which the client connects in the
 * background.
 */
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
    Optional<RedissonClient> given = options.get(RedisOptions.CLIENT);
    Server server =
        given
            .map(client -> server(client, options))
            .orElseGet(() -> opened(ClientFactory.open(redis, options), redis, options));
    RedisStorage storage = new RedisStorage(server, namespace, options, InstantSource.system());
    return given.isPresent() ? storage : storage.connecting();
  }

  /** Returns a server whose client the application closes. */
  private static Server server(RedissonClient client, Options options) {
    FirstConnection connection = new FirstConnection(InstantSource.system(), () -> false);
    return new Server(
        client, "redis (the given client)", timeout(options), connection, leftOpen -> {});
  }

  private static Server opened(RedissonClient client, RedisAddress redis, Options options) {
    Runnable forget = ClientThreads.endWithProgram(client);
    return new Server(
        client,
        redis.description(),
        timeout(options),
        new FirstConnection(InstantSource.system(), redis::acceptsConnections),
        closed -> {
          forget.run();
          shutDown(closed);
        });
  }

  private static Duration timeout(Options options) {
    return options.get(RedisOptions.RESPONSE_TIMEOUT).orElse(Defaults.OPERATION_TIMEOUT);
  }

  /** Netty's thread-local values would keep the class loader alive on a thread that lives on. */
  private static void shutDown(RedissonClient client) {
    client.shutdown();
    ClientThreads.end(client.getConfig());
    FastThreadLocal.removeAll();
  }
}
