package org.jcachehttp.spring;

import javax.cache.CacheManager;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The application's {@link HttpCache}, and a {@link CacheManager} on the same backend. Each is
 * absent if the application defines its own.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration",
      "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration"
    })
@ConditionalOnBooleanProperty(name = "jcache-http.enabled", matchIfMissing = true)
@EnableConfigurationProperties({HttpCacheProperties.class, HttpRuleProperties.class})
@Import(JCacheConfiguration.class)
public final class HttpCacheAutoConfiguration {

  /** Used by Spring. */
  public HttpCacheAutoConfiguration() {}

  @Bean
  CacheLocation jcacheHttpLocation(HttpCacheProperties properties) {
    return CacheLocation.of(properties);
  }

  @Bean
  @ConditionalOnMissingBean
  HttpCache httpCache(
      CacheLocation location,
      HttpCacheProperties properties,
      HttpRuleProperties rules,
      Environment environment,
      AutowireCapableBeanFactory beans,
      ObjectProvider<HttpCacheBuilderCustomizer> customizers) {
    HttpCacheBuilder builder =
        HttpCache.builder().cacheName(properties.cacheName()).properties(location.options());
    rules.applyTo(builder);
    new HttpOptionProperties(Binder.get(environment), beans).applyTo(builder);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return location.openHttpCache(builder);
  }
}
