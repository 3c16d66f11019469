package org.jcachehttp.spring.actuate;

import org.jcachehttp.http.HttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code httpcache}. */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(endpoint = HttpCacheEndpoint.class)
@ConditionalOnSingleCandidate(HttpCache.class)
public final class HttpCacheEndpointAutoConfiguration {

  /** Used by Spring. */
  public HttpCacheEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  HttpCacheEndpoint httpCacheEndpoint(HttpCache cache) {
    return new HttpCacheEndpoint(cache);
  }

  @Bean
  KnownParameters httpCacheEndpointParameters() {
    return new KnownParameters();
  }
}
