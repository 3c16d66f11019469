package org.jcachehttp.spring;

import java.util.Properties;

/**
 * Sets options of the backend in code, such as a client, a data source or a password of another
 * source. Beans of this type are called in their order, after the properties {@code
 * jcache-http.backend} were read and before the backend is opened. What they set takes precedence
 * over the URI and over a service connection.
 */
@FunctionalInterface
public interface BackendPropertiesCustomizer {

  /**
   * Changes the options.
   *
   * @param options values by option name, texts or objects
   */
  void customize(Properties options);
}
