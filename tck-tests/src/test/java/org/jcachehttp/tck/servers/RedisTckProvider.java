package org.jcachehttp.tck.servers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.redisson.RedisStorageFactory;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * The Redis provider, whose {@code redis:NAME} is the prefix NAME on a server that this JVM starts,
 * where otherwise it would be one on the standard port.
 */
public final class RedisTckProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public RedisTckProvider() {
    super("redis");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOwnServer());
  }

  private static final class OnOwnServer implements StorageFactory {

    private final StorageFactory redis = new RedisStorageFactory();

    @Override
    public List<String> schemes() {
      return List.of("redis");
    }

    @Override
    public List<Option<?>> options() {
      return redis.options();
    }

    @Override
    public Storage open(StorageAddress address) {
      Map<String, String> options =
          Map.of(
              "key-prefix", address.location(),
              "connect-timeout", "30s",
              "response-timeout", "30s");
      return redis.open(
          new StorageAddress(
              "redis", RedisOfThisRun.location(), Options.of(redis.options(), options)));
    }
  }
}
