package org.jcachehttp.dummy;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache that stores nothing, for applications that select a provider by its class name. */
public final class DummyCachingProvider extends StorageCachingProvider {

  /** Called by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public DummyCachingProvider() {
    super("dummy");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new DummyStorageFactory());
  }
}
