package org.jcachehttp.tck.servers;

import java.util.Collection;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** What {@code GridfsCachingProvider} is, on a server of the test's own. */
public final class GridfsTckProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public GridfsTckProvider() {
    super("gridfs");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return MongodbServer.factories();
  }
}
