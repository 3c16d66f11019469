package org.jcachehttp.dummy;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache that keeps nothing, for applications that name their provider by class. */
public final class DummyCachingProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public DummyCachingProvider() {
    super("dummy");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new DummyStorageFactory());
  }
}
