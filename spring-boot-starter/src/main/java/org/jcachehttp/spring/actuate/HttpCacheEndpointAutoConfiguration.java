package org.jcachehttp.spring.actuate;

import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.status.HttpCacheStatisticsMXBean;
import org.jcachehttp.spring.ConditionalOnEnabledHttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.annotation.RegisterReflection;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code httpcache}. */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnEnabledHttpCache
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(endpoint = HttpCacheEndpoint.class)
@ConditionalOnSingleCandidate(HttpCache.class)
@RegisterReflection(
    classes = HttpCacheStatisticsMXBean.class,
    memberCategories = MemberCategory.INVOKE_PUBLIC_METHODS)
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
