package org.jcachehttp.spring;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.storage.internal.BackendUri;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The backend or the {@code cache.xml} that the properties name, or the default of the provider.
 *
 * @param opening opens it
 * @param uri its URI; empty for the default
 * @param options the options of the backend
 */
record CacheLocation(Opening opening, Optional<URI> uri, Properties options) {

  private static final String URI_PROPERTY = "jcache-http.uri";
  private static final String CONFIG_PROPERTY = "jcache-http.config";
  private static final String BACKEND_PROPERTY = "jcache-http.backend.";

  /**
   * Returns the location that the properties name. A URI without a host is that of a service
   * connection, if there is one for its scheme.
   *
   * @throws HttpCachePropertyException if there is no such place, or there are two
   */
  static CacheLocation of(
      HttpCacheProperties properties,
      List<BackendPropertiesCustomizer> customizers,
      List<ServiceConnection> connections) {
    Properties options = new Properties();
    properties.backend().forEach((name, value) -> options.put(optionOf(name), value));
    customizers.forEach(customizer -> customizer.customize(options));
    String uri = properties.uri();
    Resource config = properties.config();
    if (uri != null && config != null) {
      throw new HttpCachePropertyException(
          CONFIG_PROPERTY, "it is set together with " + URI_PROPERTY + "; remove one of them");
    }
    if (config != null) {
      return new CacheLocation(
          opening(Optional.of(CONFIG_PROPERTY), properties, options),
          Optional.of(uriOf(config)),
          options);
    }
    Optional<URI> opened =
        Optional.ofNullable(uri)
            .map(
                text ->
                    HttpCachePropertyException.naming(
                        URI_PROPERTY, () -> uriOf(text, connections, options)));
    return new CacheLocation(
        opening(opened.map(any -> URI_PROPERTY), properties, options), opened, options);
  }

  /** An option with another value than that of its property was set in code. */
  private static Opening opening(
      Optional<String> location, HttpCacheProperties properties, Properties options) {
    Map<String, String> byOption = new HashMap<>();
    properties
        .backend()
        .forEach(
            (name, value) -> {
              String option = optionOf(name);
              if (value.equals(options.get(option))) {
                byOption.put(option, BACKEND_PROPERTY + option);
              }
            });
    return new Opening(location, Map.copyOf(byOption));
  }

  /** A client that the application gives has an address of its own. */
  private static URI uriOf(String text, List<ServiceConnection> connections, Properties options) {
    return HostlessUri.of(text)
        .filter(any -> !options.containsKey("client"))
        .flatMap(uri -> connected(uri, connections, options))
        .orElseGet(() -> BackendUri.parse(text));
  }

  private static Optional<URI> connected(
      HostlessUri uri, List<ServiceConnection> connections, Properties options) {
    return connections.stream()
        .flatMap(connection -> connection.connect(uri, options).stream())
        .findFirst();
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

  /**
   * Opens the backend, which the caller closes.
   *
   * @param loader the class loader of the application: with Spring Boot's DevTools, one for each
   *     restart
   */
  CacheBackend open(@Nullable ClassLoader loader) {
    return opening.backend(
        () ->
            new CacheBackend(
                opening,
                new UriCachingProvider().getCacheManager(uri.orElse(null), loader, options)));
  }
}
