package org.jcachehttp.hazelcast;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache on Hazelcast, for applications that name their provider by class. */
public final class HazelcastCachingProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public HazelcastCachingProvider() {
    super("hazelcast");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new HazelcastStorageFactory(), new HazelcastClientStorageFactory());
  }
}
