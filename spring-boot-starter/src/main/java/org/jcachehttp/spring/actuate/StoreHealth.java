package org.jcachehttp.spring.actuate;

import java.util.Map;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;

/**
 * The health of the backend of an HTTP cache, in no class of Spring Boot: those of 3 and 4 differ.
 *
 * @param status the code of the status
 * @param details the reason, if the backend is unavailable
 */
record StoreHealth(String status, Map<String, Object> details) {

  /** A key that no response has. */
  private static final String ABSENT = "health";

  /** Reads one entry of the backend. */
  static StoreHealth of(HttpCache cache, HealthProperties properties) {
    try {
      boolean unused = cache.responses().contains(ABSENT);
      return new StoreHealth("UP", Map.of());
    } catch (CacheException | IllegalStateException unavailable) {
      return new StoreHealth(
          properties.statusWhenUnavailable(),
          Map.of("error", String.valueOf(unavailable.getMessage())));
    }
  }
}
