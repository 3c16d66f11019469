package org.jcachehttp.spring;

import org.jcachehttp.http.HttpCacheBuilder;

/**
 * Changes the settings of the application's {@link org.jcachehttp.http.HttpCache} in code. Beans of
 * this type are called in their order, after the properties were applied and before the cache is
 * opened.
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
