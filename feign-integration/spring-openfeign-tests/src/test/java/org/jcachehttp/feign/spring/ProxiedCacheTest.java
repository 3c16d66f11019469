package org.jcachehttp.feign.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** An HTTP cache behind the proxies of Spring. */
class ProxiedCacheTest {

  @Configuration(proxyBeanMethods = false)
  static class LazyCache {

    @Bean
    @Lazy
    HttpCache httpCache() {
      return HttpCache.open("memory:");
    }

    @Bean
    CacheSession session(@Lazy HttpCache cache) {
      return CacheSession.over(cache);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(RefreshAutoConfiguration.class)
  static class RefreshedCache {

    @Bean
    @RefreshScope
    HttpCache httpCache() {
      return HttpCache.open("memory:");
    }

    @Bean
    CacheSession session(HttpCache cache) {
      return CacheSession.over(cache);
    }
  }

  @Test
  void aLazyCacheIsOpenedWhenItIsUsed() {
    try (var context = new AnnotationConfigApplicationContext(LazyCache.class)) {
      HttpCache cache = context.getBean(CacheSession.class).cache();
      assertThat(AopUtils.isAopProxy(cache)).isTrue();
      assertThat(context.getBeanFactory().containsSingleton("httpCache")).isFalse();
      assertThat(cache.statistics().misses()).isZero();
      assertThat(context.getBeanFactory().containsSingleton("httpCache")).isTrue();
    }
  }

  @Test
  void aRefreshedCacheIsOpenedAgain() {
    try (var context = new AnnotationConfigApplicationContext(RefreshedCache.class)) {
      HttpCache cache = context.getBean(CacheSession.class).cache();
      assertThat(AopUtils.isAopProxy(cache)).isTrue();
      var before = cache.responses();
      context
          .getBean(org.springframework.cloud.context.scope.refresh.RefreshScope.class)
          .refresh("httpCache");
      assertThat(cache.responses()).isNotEqualTo(before);
    }
  }
}
