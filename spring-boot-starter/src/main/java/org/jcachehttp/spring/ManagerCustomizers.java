package org.jcachehttp.spring;

import javax.cache.CacheManager;

/**
 * The beans of Spring Boot's type {@code JCacheManagerCustomizer}, which is in different packages
 * of Spring Boot 3 and 4.
 */
@FunctionalInterface
interface ManagerCustomizers {

  /** Calls them for a manager, in their order. */
  void customize(CacheManager manager);
}
