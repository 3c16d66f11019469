package org.jcachehttp.spring.feign;

import org.jcachehttp.http.HttpCache;
import org.jcachehttp.spring.ConditionalOnEnabledHttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.FeignClientSpecification;
import org.springframework.context.annotation.Bean;

/** Puts the application's {@link HttpCache} into every client of Spring Cloud OpenFeign. */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnEnabledHttpCache
@ConditionalOnClass(FeignClientSpecification.class)
@ConditionalOnSingleCandidate(HttpCache.class)
@EnableConfigurationProperties(FeignProperties.class)
public final class FeignHttpCacheAutoConfiguration {

  /** Used by Spring. */
  public FeignHttpCacheAutoConfiguration() {}

  /** A configuration of all clients: OpenFeign knows it by the prefix {@code default.} */
  @Bean
  FeignClientSpecification httpCacheFeignClientSpecification() {
    return new FeignClientSpecification(
        "default.jcache-http", "default", new Class<?>[] {FeignClientConfiguration.class});
  }
}
