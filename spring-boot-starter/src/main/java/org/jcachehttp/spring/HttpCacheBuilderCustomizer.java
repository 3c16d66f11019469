package org.jcachehttp.spring;

import org.jcachehttp.http.HttpCacheBuilder;

/**
 * Changes the settings of the application's {@link org.jcachehttp.http.HttpCache} in code. Beans of
 * this type are called in their order, after the properties were applied and before the cache is
 * opened. The backend is open then: a {@link BackendPropertiesCustomizer} sets its options, and
 * {@code builder.properties(...)} is rejected.
 */
@FunctionalInterface
public interface HttpCacheBuilderCustomizer {

  /**
   * Changes the settings.
   *
   * @param builder the builder of the application's HTTP cache
   */
  void customize(HttpCacheBuilder builder);
}
