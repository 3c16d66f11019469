package org.jcachehttp.redis;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache on Redis, for applications that select a provider by its class name. */
public final class RedisCachingProvider extends StorageCachingProvider {

  /** Constructor for {@link javax.cache.Caching#getCachingProvider(String)}. */
  public RedisCachingProvider() {
    super("redis");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new RedisStorageFactory());
  }
}
