package org.jcachehttp.spring.actuate;

import java.util.Map;
import java.util.stream.Stream;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.storage.StorageConfigurationException;

/**
 * The health of the backend of an HTTP cache, in no class of Spring Boot: those of 3 and 4 differ.
 *
 * @param status the code of the status
 * @param details the kind of failure and its reason, if the backend cannot be used
 */
record StoreHealth(String status, Map<String, Object> details) {

  private static final int MAX_CAUSES = 16;

  /** Asks the backend. An HTTP cache of the application may throw any exception. */
  static StoreHealth of(HttpCache cache, HealthProperties properties) {
    try {
      cache.ping();
      return new StoreHealth("UP", Map.of());
    } catch (RuntimeException failure) {
      return new StoreHealth(
          properties.statusWhenUnavailable(),
          Map.of("failure", kindOf(failure), "error", String.valueOf(failure.getMessage())));
    }
  }

  /** An outage ends by itself; a refusal ends when the configuration is changed. */
  private static String kindOf(RuntimeException failure) {
    boolean isRefusal =
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
            .limit(MAX_CAUSES)
            .anyMatch(StorageConfigurationException.class::isInstance);
    return isRefusal ? "configuration" : "outage";
  }
}
