package org.jcachehttp.tck.servers;

import java.util.Collection;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** What {@code MongodbCachingProvider} is, on a server of the test's own. */
public final class MongodbTckProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public MongodbTckProvider() {
    super("mongodb");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return MongodbServer.factories();
  }
}
