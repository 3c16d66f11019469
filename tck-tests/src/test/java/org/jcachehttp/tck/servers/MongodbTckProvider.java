package org.jcachehttp.tck.servers;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.mongodb.MongodbStorageFactory;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.storage.StorageFactory;

/** What {@code MongodbCachingProvider} is, on a server of the test's own. */
public final class MongodbTckProvider extends StorageCachingProvider {

  private static final LocalServer SERVER = LocalServer.of("mongodb");

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public MongodbTckProvider() {
    super("mongodb");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new OnOwnServer(new MongodbStorageFactory(), SERVER));
  }
}
