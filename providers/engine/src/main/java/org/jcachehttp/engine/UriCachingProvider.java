package org.jcachehttp.engine;

import java.net.URI;
import java.util.Collection;
import javax.cache.configuration.OptionalFeature;
import org.jcachehttp.engine.internal.backend.StorageFactories;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.xml.CacheXml;

/**
 * The front door: opens whichever backend on the class path the manager's URI names, such as {@code
 * memory:forum} or {@code sqlite:~/.cache/forum.sqlite?busy-timeout=5s}, or the backends and caches
 * of a {@code cache.xml}. The one provider of this library that the JCache service lookup finds.
 */
public final class UriCachingProvider extends StorageCachingProvider {

  /** Used by the service lookup of {@link javax.cache.Caching}. */
  public UriCachingProvider() {
    super("memory", OptionalFeature.STORE_BY_REFERENCE);
  }

  /** The {@code cache.xml} on the class path, or else memory. */
  @Override
  protected URI defaultUri(ClassLoader loader) {
    return CacheXml.defaultFile(loader).isPresent()
        ? URI.create("classpath:" + CacheXml.DEFAULT_NAME)
        : super.defaultUri(loader);
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return StorageFactories.discovered(loader);
  }
}
