package org.jcachehttp.mongodb;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in MongoDB's GridFS, for applications that select a provider by its class name. */
public final class GridFsCachingProvider extends StorageCachingProvider {

  /** Constructor for {@link javax.cache.Caching#getCachingProvider(String)}. */
  public GridFsCachingProvider() {
    super("gridfs");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new MongoDbStorageFactory());
  }
}
