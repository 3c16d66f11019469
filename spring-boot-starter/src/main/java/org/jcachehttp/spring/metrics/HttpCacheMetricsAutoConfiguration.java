package org.jcachehttp.spring.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.micrometer.HttpCacheMetrics;
import org.jcachehttp.micrometer.HttpCacheObservationConvention;
import org.jcachehttp.micrometer.ObservedHttpCache;
import org.jcachehttp.spring.ConditionalOnEnabledHttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Meters and observations of each {@link HttpCache} bean, if Micrometer is on the class path. The
 * name of the bean is the value of the tag {@code cache}.
 */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnEnabledHttpCache
@ConditionalOnClass(MeterBinder.class)
public final class HttpCacheMetricsAutoConfiguration {

  /** Used by Spring. */
  public HttpCacheMetricsAutoConfiguration() {}

  /** Spring Boot binds it to the registries of the application, after all beans were created. */
  @Bean
  @ConditionalOnBean(HttpCache.class)
  @ConditionalOnMissingBean({HttpCacheMetrics.class, HttpCacheMeterBinder.class})
  HttpCacheMeterBinder httpCacheMeterBinder(ListableBeanFactory beans) {
    return registry ->
        beans
            .getBeansOfType(HttpCache.class)
            .forEach((name, cache) -> HttpCacheMetrics.monitor(registry, cache, name));
  }

  /** The meters of all HTTP caches of the application. */
  @FunctionalInterface
  interface HttpCacheMeterBinder extends MeterBinder {}

  @Bean
  static ObservingPostProcessor httpCacheObservation(
      ObjectProvider<ObservationRegistry> registry,
      ObjectProvider<HttpCacheObservationConvention> convention) {
    return new ObservingPostProcessor(registry, convention);
  }

  /**
   * Observes the calls of each HTTP cache.
   *
   * @param registry the registry, if the application has one
   * @param convention the convention, if the application has one
   */
  record ObservingPostProcessor(
      ObjectProvider<ObservationRegistry> registry,
      ObjectProvider<HttpCacheObservationConvention> convention)
      implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
      return bean instanceof HttpCache cache && !(bean instanceof ObservedHttpCache)
          ? observed(cache, beanName)
          : bean;
    }

    private HttpCache observed(HttpCache cache, String name) {
      @Nullable ObservationRegistry present = registry.getIfUnique();
      // isNoop() is true also for a registry that has no handler yet.
      if (present == null || present == ObservationRegistry.NOOP) {
        return cache;
      }
      @Nullable HttpCacheObservationConvention own = convention.getIfUnique();
      return own == null
          ? ObservedHttpCache.of(cache, name, present)
          : ObservedHttpCache.of(cache, name, present, own);
    }
  }
}
