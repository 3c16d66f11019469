package org.jcachehttp.engine;

import java.net.URI;
import java.util.Collection;
import javax.cache.configuration.OptionalFeature;
import org.jcachehttp.engine.internal.backend.StorageFactories;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.BackendUri;
import org.jcachehttp.xml.CacheXml;

/**
 * The caching provider of this library: opens the backend that the manager's URI names, such as
 * {@code memory:forum} or {@code sqlite:~/.cache/forum.sqlite?busy-timeout=5s}, or the backends and
 * caches of a {@code cache.xml}. It is the only provider of this library that JCache's service
 * lookup finds.
 */
public final class UriCachingProvider extends StorageCachingProvider {

  /** Creates the provider, for JCache's service lookup. */
  public UriCachingProvider() {
    super("memory", OptionalFeature.STORE_BY_REFERENCE);
  }

  /**
   * Returns the {@code cache.xml} on the class path; or else {@code memory:http_cache}, or, without
   * that backend, the name {@code http_cache} on the only backend that is on the class path.
   */
  @Override
  protected URI defaultUri(ClassLoader loader) {
    return CacheXml.defaultFile(loader).isPresent()
        ? URI.create("classpath:" + CacheXml.DEFAULT_NAME)
        : StorageFactories.only(factories(loader))
            .map(scheme -> BackendUri.parse(scheme + ":"))
            .orElseGet(() -> super.defaultUri(loader));
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return StorageFactories.discovered(loader);
  }
}
