package org.jcachehttp.filesystem;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.StorageFactory;

/** JCache in a directory of files, for applications that name their provider by class. */
public final class FilesystemCachingProvider extends StorageCachingProvider {

  /** Used by {@link javax.cache.Caching#getCachingProvider(String)}. */
  public FilesystemCachingProvider() {
    super("filesystem");
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new FilesystemStorageFactory());
  }
}
