package org.jcachehttp.filesystem;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in a directory of files, for applications that select a provider by its class name. */
public final class FilesystemCachingProvider extends StorageCachingProvider {

  /** Called by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public FilesystemCachingProvider() {
    super("filesystem");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new FilesystemStorageFactory());
  }
}
