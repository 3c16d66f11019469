package org.jcachehttp.engine;

import java.util.Collection;
import javax.cache.configuration.OptionalFeature;
import org.jcachehttp.engine.manager.StorageFactories;
import org.jcachehttp.storage.StorageFactory;

/**
 * The front door: opens whichever backend on the class path the manager's URI names, such as {@code
 * memory:forum} or {@code sqlite:~/.cache/forum.sqlite?busy-timeout=5s}. The one provider of this
 * library that the JCache service lookup finds.
 */
public final class UriCachingProvider extends StorageCachingProvider {

  /** Used by the service lookup of {@link javax.cache.Caching}. */
  public UriCachingProvider() {
    super("memory", OptionalFeature.STORE_BY_REFERENCE);
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return StorageFactories.discovered(loader);
  }
}
