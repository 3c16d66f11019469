package org.jcachehttp.spring;

import java.util.List;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The JCache manager of the application, which Spring Boot uses for {@code @Cacheable}. An
 * application without Spring's adapter of JCache has none.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.cache.jcache.JCacheCacheManager")
@ConditionalOnMissingBean(
    type = {"javax.cache.CacheManager", "org.springframework.cache.CacheManager"})
@ConditionalOnBooleanProperty(name = "jcache-http.cache-manager.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "spring.cache.type", havingValue = "jcache", matchIfMissing = true)
@Conditional(JCacheConfiguration.NoOtherProvider.class)
@Import({Boot3JCacheConfiguration.class, Boot4JCacheConfiguration.class})
class JCacheConfiguration {

  /**
   * The manager of the backend, with the caches that Spring Boot's own property names, as Spring
   * Boot's own manager would have them. The backend closes it.
   */
  @Bean(destroyMethod = "")
  CacheManager jcacheHttpCacheManager(
      CacheBackend backend,
      Environment environment,
      ObjectProvider<javax.cache.configuration.Configuration<?, ?>> configuration,
      ObjectProvider<ManagerCustomizers> customizers) {
    CacheManager manager = backend.manager();
    cacheNames(environment)
        .forEach(name -> create(name, manager, configuration.getIfAvailable(this::standard)));
    customizers.orderedStream().forEach(customizer -> customizer.customize(manager));
    return manager;
  }

  private javax.cache.configuration.Configuration<?, ?> standard() {
    return new MutableConfiguration<>().setStatisticsEnabled(true);
  }

  private static <K, V> void create(
      String name,
      CacheManager manager,
      javax.cache.configuration.Configuration<K, V> configuration) {
    if (manager.getCache(name) == null) {
      manager.createCache(name, configuration);
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
