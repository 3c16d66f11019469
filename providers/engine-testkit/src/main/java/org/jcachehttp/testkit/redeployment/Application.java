package org.jcachehttp.testkit.redeployment;

import java.net.URI;
import java.util.concurrent.Callable;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.UriCachingProvider;

/**
 * An application that opens a cache, puts and gets one entry, and closes its provider. A {@link
 * Deployment} loads it with a class loader of its own.
 */
public final class Application implements Callable<String> {

  private final URI uri;

  /**
   * Creates an application that has not run yet.
   *
   * @param uri the URI of the cache manager that it opens
   */
  public Application(URI uri) {
    this.uri = uri;
  }

  @Override
  public String call() {
    try (CachingProvider provider = new UriCachingProvider()) {
      CacheManager manager = provider.getCacheManager(uri, null);
      Cache<String, String> cache =
          manager.createCache(
              "application",
              new MutableConfiguration<String, String>().setTypes(String.class, String.class));
      cache.put("key", "value");
      return cache.get("key");
    }
  }
}
