package org.jcachehttp.ehcache;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in Ehcache's tiers, for applications that select a provider by its class name. */
public final class EhcacheCachingProvider extends StorageCachingProvider {

  /** Called by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public EhcacheCachingProvider() {
    super("ehcache");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new EhcacheStorageFactory());
  }
}
