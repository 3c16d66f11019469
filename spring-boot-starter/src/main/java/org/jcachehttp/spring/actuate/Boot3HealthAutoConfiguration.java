package org.jcachehttp.spring.actuate;

import org.jcachehttp.http.HttpCache;
import org.jcachehttp.spring.ConditionalOnEnabledHttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The health component {@code httpCache} of Spring Boot 3. */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnEnabledHttpCache
@ConditionalOnClass({ConditionalOnEnabledHealthIndicator.class, HealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("httpcache")
@ConditionalOnSingleCandidate(HttpCache.class)
@EnableConfigurationProperties(HealthProperties.class)
public final class Boot3HealthAutoConfiguration {

  /** Used by Spring. */
  public Boot3HealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = "httpCacheHealthIndicator")
  HealthIndicator httpCacheHealthIndicator(HttpCache cache, HealthProperties properties) {
    return new Boot3HealthIndicator(cache, properties);
  }
}
