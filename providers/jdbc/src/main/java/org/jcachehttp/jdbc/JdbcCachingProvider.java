package org.jcachehttp.jdbc;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in a relational database, for applications that select a provider by its class name. */
public final class JdbcCachingProvider extends StorageCachingProvider {

  /** Constructor for {@link javax.cache.Caching#getCachingProvider(String)}. */
  public JdbcCachingProvider() {
    super("jdbc");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new JdbcStorageFactory());
  }
}
