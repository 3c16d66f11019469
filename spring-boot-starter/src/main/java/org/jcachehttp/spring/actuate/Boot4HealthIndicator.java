package org.jcachehttp.spring.actuate;

import org.jcachehttp.http.HttpCache;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports the health of an HTTP cache to Spring Boot 4.
 *
 * @param cache the HTTP cache
 * @param properties the status of an unavailable backend
 */
record Boot4HealthIndicator(HttpCache cache, HealthProperties properties)
    implements HealthIndicator {

  @Override
  public Health health() {
    StoreHealth health = StoreHealth.of(cache, properties);
    return Health.status(health.status()).withDetails(health.details()).build();
  }
}
