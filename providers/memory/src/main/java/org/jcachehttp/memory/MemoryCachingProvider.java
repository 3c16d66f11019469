package org.jcachehttp.memory;

import java.util.Collection;
import java.util.List;
import javax.cache.configuration.OptionalFeature;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache on this JVM's heap, for applications that select a provider by its class name. */
public final class MemoryCachingProvider extends StorageCachingProvider {

  /** Called by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public MemoryCachingProvider() {
    super("memory", OptionalFeature.STORE_BY_REFERENCE);
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new MemoryStorageFactory());
  }
}
