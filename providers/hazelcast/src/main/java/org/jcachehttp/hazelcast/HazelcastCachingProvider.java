package org.jcachehttp.hazelcast;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache on Hazelcast, for applications that select a provider by its class name. */
public final class HazelcastCachingProvider extends StorageCachingProvider {

  /** Constructor for {@link javax.cache.Caching#getCachingProvider(String)}. */
  public HazelcastCachingProvider() {
    super("hazelcast");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new HazelcastStorageFactory(), new HazelcastClientStorageFactory());
  }
}
