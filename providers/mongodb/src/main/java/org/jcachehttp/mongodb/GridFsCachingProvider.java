package org.jcachehttp.mongodb;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in MongoDB's GridFS, for applications that name their provider by class. */
public final class GridFsCachingProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public GridFsCachingProvider() {
    super("gridfs");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new MongoDbStorageFactory());
  }
}
