package org.jcachehttp.sqlite;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in a SQLite file, for applications that name their provider by class. */
public final class SqliteCachingProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public SqliteCachingProvider() {
    super("sqlite");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new SqliteStorageFactory());
  }
}
