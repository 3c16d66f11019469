package org.jcachehttp.spring;

import java.util.List;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The JCache manager of the application, which Spring Boot uses for {@code @Cacheable}. An
 * application without Spring's adapter of JCache has none.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.cache.jcache.JCacheCacheManager")
@ConditionalOnMissingBean(CacheManager.class)
@ConditionalOnBooleanProperty(name = "jcache-http.cache-manager.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "spring.cache.type", havingValue = "jcache", matchIfMissing = true)
@Conditional(JCacheConfiguration.NoOtherProvider.class)
class JCacheConfiguration {

  /** The caches that Spring Boot's own property names exist, as they would without this manager. */
  @Bean
  CacheManager jcacheHttpCacheManager(
      CacheLocation location,
      ConfigurableBeanFactory beans,
      Environment environment,
      ObjectProvider<javax.cache.configuration.Configuration<Object, Object>> configuration) {
    CacheManager manager = location.openManager(beans.getBeanClassLoader());
    try {
      cacheNames(environment).forEach(name -> create(name, manager, configuration));
      return manager;
    } catch (RuntimeException failure) {
      manager.close();
      throw failure;
    }
  }

  private static void create(
      String name,
      CacheManager manager,
      ObjectProvider<javax.cache.configuration.Configuration<Object, Object>> configuration) {
    if (manager.getCache(name) == null) {
      manager.createCache(
          name,
          configuration.getIfAvailable(
              () -> new MutableConfiguration<>().setStatisticsEnabled(true)));
    }
  }

  private static List<String> cacheNames(Environment environment) {
    return Binder.get(environment)
        .bind("spring.cache.cache-names", Bindable.listOf(String.class))
        .orElse(List.of());
  }

  /** No property of Spring Boot selects a JCache provider. */
  static final class NoOtherProvider extends NoneNestedConditions {

    NoOtherProvider() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("spring.cache.jcache.provider")
    static class Provider {}

    @ConditionalOnProperty("spring.cache.jcache.config")
    static class Config {}
  }
}
