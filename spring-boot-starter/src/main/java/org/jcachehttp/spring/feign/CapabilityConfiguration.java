package org.jcachehttp.spring.feign;

import feign.Capability;
import java.util.stream.Stream;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The capability of one client. */
@Configuration(proxyBeanMethods = false)
class CapabilityConfiguration {

  /** Changes nothing. */
  private static final class NoCapability implements Capability {}

  private static final String NAME = "jcacheHttpCapability";

  /**
   * Returns the capability of the client, unless the application has its own for this client or for
   * all clients.
   */
  @Bean(NAME)
  Capability jcacheHttpCapability(
      @Value("${spring.cloud.openfeign.client.name}") String client,
      FeignProperties properties,
      ObjectProvider<HttpCache> cache,
      ApplicationContext context) {
    return properties.isEnabled(client)
            && !hasCapability(context)
            && !hasCapability(context.getParent())
        ? new HttpCacheCapability(cache.getObject()).withRedirects(properties.redirectsOf(client))
        : new NoCapability();
  }

  /** The instances decide: a factory method may declare the type {@link Capability} only. */
  private static boolean hasCapability(@Nullable ApplicationContext context) {
    return context != null
        && Stream.of(context.getBeanNamesForType(Capability.class))
            .filter(name -> !name.equals(NAME))
            .anyMatch(name -> context.getBean(name) instanceof HttpCacheCapability);
  }
}
