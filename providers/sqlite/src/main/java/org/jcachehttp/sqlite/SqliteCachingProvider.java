package org.jcachehttp.sqlite;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in a SQLite file, for applications that select a provider by its class name. */
public final class SqliteCachingProvider extends StorageCachingProvider {

  /** Called by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public SqliteCachingProvider() {
    super("sqlite");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new SqliteStorageFactory());
  }
}
