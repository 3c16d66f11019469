package org.jcachehttp.spring.feign;

import feign.Capability;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The capability of one client. */
@Configuration(proxyBeanMethods = false)
class CapabilityConfiguration {

  /** Changes nothing. */
  private static final class NoCapability implements Capability {}

  /** Returns the capability of the client, unless the application has its own for all clients. */
  @Bean
  @ConditionalOnMissingBean(value = HttpCacheCapability.class, search = SearchStrategy.CURRENT)
  Capability jcacheHttpCapability(
      @Value("${spring.cloud.openfeign.client.name}") String client,
      FeignProperties properties,
      HttpCache cache,
      ApplicationContext context) {
    return properties.isEnabled(client) && !hasCapability(context.getParent())
        ? new HttpCacheCapability(cache).withRedirects(properties.redirectsOf(client))
        : new NoCapability();
  }

  private static boolean hasCapability(@Nullable ApplicationContext application) {
    return application != null
        && application.getBeansOfType(Capability.class).values().stream()
            .anyMatch(HttpCacheCapability.class::isInstance);
  }
}
