package org.jcachehttp.spring;

import javax.cache.CacheManager;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * The application's {@link HttpCache}, and the {@link CacheManager} that it uses. Each is absent if
 * the application defines its own.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration",
      "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration"
    })
@ConditionalOnEnabledHttpCache
@EnableConfigurationProperties({HttpCacheProperties.class, HttpRuleProperties.class})
@Import({
  Boot3RedisConfiguration.class,
  Boot4RedisConfiguration.class,
  Boot3MongoDbConfiguration.class,
  Boot4MongoDbConfiguration.class,
  DataSourceConfiguration.class,
  JCacheConfiguration.class
})
public final class HttpCacheAutoConfiguration {

  /** Used by Spring. */
  public HttpCacheAutoConfiguration() {}

  @Bean
  CacheLocation jcacheHttpLocation(
      HttpCacheProperties properties,
      ObjectProvider<BackendPropertiesCustomizer> customizers,
      ObjectProvider<ServiceConnection> connections) {
    return CacheLocation.of(
        properties, customizers.orderedStream().toList(), connections.orderedStream().toList());
  }

  /** Is opened by the first bean that uses it; an application with beans of its own opens none. */
  @Bean
  @Lazy
  CacheBackend jcacheHttpBackend(CacheLocation location, ConfigurableBeanFactory beans) {
    return location.open(beans.getBeanClassLoader());
  }

  @Bean
  @ConditionalOnMissingBean
  HttpCache httpCache(
      CacheBackend backend,
      HttpCacheProperties properties,
      HttpRuleProperties rules,
      Environment environment,
      ConfigurableListableBeanFactory beans,
      ObjectProvider<HttpCacheBuilderCustomizer> customizers) {
    HttpCacheBuilder builder = HttpCache.builder().cacheName(properties.cacheName());
    rules.applyTo(builder);
    new HttpOptionProperties(Binder.get(environment), beans).applyTo(builder);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return backend.openHttpCache(builder);
  }
}
