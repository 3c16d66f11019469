package org.jcachehttp.tck.servers;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.redisson.RedisStorageFactory;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.storage.StorageFactory;

/** What {@code RedisCachingProvider} is, on a server of the test's own. */
public final class RedisTckProvider extends StorageCachingProvider {

  private static final LocalServer SERVER = LocalServer.of("redis");

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public RedisTckProvider() {
    super("redis");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOwnServer(new RedisStorageFactory(), SERVER));
  }
}
