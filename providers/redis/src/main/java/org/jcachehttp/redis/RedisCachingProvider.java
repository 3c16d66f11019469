package org.jcachehttp.redis;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache on Redis, for applications that name their provider by class. */
public final class RedisCachingProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public RedisCachingProvider() {
    super("redis");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new RedisStorageFactory());
  }
}
