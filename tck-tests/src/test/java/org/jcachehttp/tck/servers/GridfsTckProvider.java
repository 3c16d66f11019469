package org.jcachehttp.tck.servers;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.mongodb.MongodbStorageFactory;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.storage.StorageFactory;

/** What {@code GridfsCachingProvider} is, on a server of the test's own. */
public final class GridfsTckProvider extends StorageCachingProvider {

  private static final LocalServer SERVER = LocalServer.of("gridfs");

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public GridfsTckProvider() {
    super("gridfs");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOwnServer(new MongodbStorageFactory(), SERVER));
  }
}
