package org.jcachehttp.spring.actuate;

import java.util.Map;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.storage.StorageConfigurationException;

/**
 * The health of the backend of an HTTP cache, in no class of Spring Boot: those of 3 and 4 differ.
 *
 * @param status the code of the status
 * @param details the kind of failure and its reason, if the backend cannot be used
 */
record StoreHealth(String status, Map<String, Object> details) {

  /** Asks the backend. */
  static StoreHealth of(HttpCache cache, HealthProperties properties) {
    try {
      cache.ping();
      return new StoreHealth("UP", Map.of());
    } catch (CacheException | IllegalStateException failure) {
      return new StoreHealth(
          properties.statusWhenUnavailable(),
          Map.of("failure", kindOf(failure), "error", String.valueOf(failure.getMessage())));
    }
  }

  /** An outage ends by itself; a refusal ends when the configuration is changed. */
  private static String kindOf(RuntimeException failure) {
    return failure.getCause() instanceof StorageConfigurationException ? "configuration" : "outage";
  }
}
