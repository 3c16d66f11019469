package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.spring.feign.FeignHttpCacheAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans and properties of the application take the place of those of the starter. */
class BackOffTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(HttpCacheAutoConfiguration.class));

  @Configuration(proxyBeanMethods = false)
  static class OwnCache {
    @Bean
    HttpCache ownCache() {
      return HttpCache.open("memory:own");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Everything extends OwnCache {}

  @Configuration(proxyBeanMethods = false)
  static class OwnManager {
    @Bean
    CacheManager ownManager() {
      return Caching.getCachingProvider("org.jcachehttp.engine.UriCachingProvider")
          .getCacheManager();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Customized {
    @Bean
    HttpCacheBuilderCustomizer maxBody() {
      return builder -> builder.maxBodySize(4711).expireAfter(ExpireAfter.parse("7m"));
    }
  }

  @Test
  void withoutAPropertyTheCachesAreInMemory() {
    runner.run(
        context -> {
          assertThat(context).hasSingleBean(HttpCache.class).hasSingleBean(CacheManager.class);
          assertThat(context.getBean(CacheManager.class).getURI()).hasToString("memory:http_cache");
        });
  }

  @Test
  void anotherTypeOfCacheLeavesTheManagerOut() {
    runner
        .withPropertyValues("spring.cache.type=simple")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(HttpCache.class)
                    .doesNotHaveBean(CacheManager.class));
  }

  @Test
  void twoHttpCachesOfTheApplicationLeaveTheFeignClientsAlone() {
    runner
        .withConfiguration(AutoConfigurations.of(FeignHttpCacheAutoConfiguration.class))
        .withBean("first", HttpCache.class, () -> HttpCache.open("memory:first"))
        .withBean("second", HttpCache.class, () -> HttpCache.open("memory:second"))
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void anHttpCacheOfTheApplicationReplacesThatOfTheStarter() {
    runner
        .withUserConfiguration(OwnCache.class)
        .run(
            context ->
                assertThat(context.getBeanNamesForType(HttpCache.class))
                    .containsExactly("ownCache"));
  }

  @Test
  void aManagerOfTheApplicationReplacesThatOfTheStarter() {
    runner
        .withUserConfiguration(OwnManager.class)
        .run(
            context ->
                assertThat(context.getBeanNamesForType(CacheManager.class))
                    .containsExactly("ownManager"));
  }

  @Test
  void aProviderThatSpringBootSelectsReplacesTheManager() {
    runner
        .withPropertyValues("spring.cache.jcache.config=classpath:starter-cache.xml")
        .run(
            context ->
                assertThat(context)
                    .doesNotHaveBean(CacheManager.class)
                    .hasSingleBean(HttpCache.class));
  }

  @Test
  void propertiesRemoveTheManagerAndAllBeans() {
    runner
        .withPropertyValues("jcache-http.cache-manager.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .doesNotHaveBean(CacheManager.class)
                    .hasSingleBean(HttpCache.class));
    runner
        .withPropertyValues("jcache-http.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .doesNotHaveBean(HttpCache.class)
                    .doesNotHaveBean(CacheManager.class));
  }

  @Test
  void aPropertySwitchesAllOffWhenTheApplicationHasACacheOfItsOwn() {
    ApplicationContextRunner all =
        new ApplicationContextRunner()
            .withPropertyValues("management.endpoints.web.exposure.include=*")
            .withUserConfiguration(Everything.class);
    all.run(context -> assertThat(starterBeans(context)).isNotEmpty());
    all.withPropertyValues("jcache-http.enabled=false")
        .run(context -> assertThat(starterBeans(context)).isEmpty());
  }

  /** Returns the names of the beans whose names or classes are those of the starter. */
  private static List<String> starterBeans(ConfigurableApplicationContext context) {
    return Stream.of(context.getBeanDefinitionNames())
        .filter(name -> name.matches("(?i).*(jcachehttp|httpcache).*"))
        .toList();
  }

  @Test
  void customizersComeAfterTheProperties() {
    runner
        .withUserConfiguration(Customized.class)
        .withPropertyValues("jcache-http.http.max-body-size=1KiB")
        .run(context -> assertThat(context.getBean(HttpCache.class).toString()).contains("4711"));
  }

  @Test
  void closingTheContextClosesBoth() {
    runner.run(
        context -> {
          CacheManager manager = context.getBean(CacheManager.class);
          context.close();
          assertThat(manager.isClosed()).isTrue();
        });
  }
}
