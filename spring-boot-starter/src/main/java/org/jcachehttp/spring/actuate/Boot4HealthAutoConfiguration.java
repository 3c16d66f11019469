package org.jcachehttp.spring.actuate;

import org.jcachehttp.http.HttpCache;
import org.jcachehttp.spring.ConditionalOnEnabledHttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health component {@code httpCache} of Spring Boot 4. */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnEnabledHttpCache
@ConditionalOnClass({ConditionalOnEnabledHealthIndicator.class, HealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("httpcache")
@ConditionalOnSingleCandidate(HttpCache.class)
@EnableConfigurationProperties(HealthProperties.class)
public final class Boot4HealthAutoConfiguration {

  /** Used by Spring. */
  public Boot4HealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = "httpCacheHealthIndicator")
  HealthIndicator httpCacheHealthIndicator(HttpCache cache, HealthProperties properties) {
    return new Boot4HealthIndicator(cache, properties);
  }
}
