package org.jcachehttp.spring;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import javax.cache.CacheManager;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.storage.internal.BackendUri;
import org.springframework.core.io.Resource;

/**
 * The backend or the {@code cache.xml} that the properties name, or the default of the provider.
 *
 * @param property the property that names it
 * @param uri its URI; empty for the default
 * @param options the options of the backend
 */
record CacheLocation(String property, Optional<URI> uri, Properties options) {

  private static final String URI_PROPERTY = "jcache-http.uri";
  private static final String CONFIG_PROPERTY = "jcache-http.config";

  /**
   * Returns the location that the properties name.
   *
   * @throws HttpCachePropertyException if there is no such place, or there are two
   */
  static CacheLocation of(HttpCacheProperties properties) {
    Properties options = new Properties();
    properties.backend().forEach((name, value) -> options.put(optionOf(name), value));
    String uri = properties.uri();
    Resource config = properties.config();
    if (uri != null && config != null) {
      throw new HttpCachePropertyException(
          CONFIG_PROPERTY, "it is set together with " + URI_PROPERTY + "; remove one of them");
    }
    if (config != null) {
      return new CacheLocation(CONFIG_PROPERTY, Optional.of(uriOf(config)), options);
    }
    return new CacheLocation(
        URI_PROPERTY,
        Optional.ofNullable(uri)
            .map(
                text ->
                    HttpCachePropertyException.naming(URI_PROPERTY, () -> BackendUri.parse(text))),
        options);
  }

  /**
   * Returns the option that a property names. An environment variable has no hyphens, so that its
   * words arrive with dots; no option has one, except those of drivers.
   */
  private static String optionOf(String name) {
    return name.startsWith("driver.") ? name : name.replace('.', '-');
  }

  private static URI uriOf(Resource config) {
    try {
      if (config.exists()) {
        return config.getURI();
      }
    } catch (IOException unreadable) {
      throw new HttpCachePropertyException(
          CONFIG_PROPERTY, "there is no URI of " + config.getDescription(), unreadable);
    }
    throw new HttpCachePropertyException(CONFIG_PROPERTY, "there is no " + config.getDescription());
  }

  /** Opens a JCache manager, which the caller closes. */
  CacheManager openManager(ClassLoader loader) {
    return HttpCachePropertyException.naming(
        property,
        () -> new UriCachingProvider().getCacheManager(uri.orElse(null), loader, options));
  }

  /** Opens an HTTP cache, which the caller closes. */
  HttpCache openHttpCache(HttpCacheBuilder builder) {
    return HttpCachePropertyException.naming(
        property, () -> uri.map(URI::toString).map(builder::open).orElseGet(builder::open));
  }
}
