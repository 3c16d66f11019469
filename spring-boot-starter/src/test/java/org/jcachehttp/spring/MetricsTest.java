package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.micrometer.HttpCacheMetrics;
import org.jcachehttp.micrometer.ObservedHttpCache;
import org.jcachehttp.spring.metrics.HttpCacheMetricsAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** Meters and observations of the HTTP cache. */
class MetricsTest {

  private final Origin origin = Origin.start();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  HttpCacheAutoConfiguration.class, HttpCacheMetricsAutoConfiguration.class));

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  @Test
  void anApplicationWithActuatorHasMetersAndObservationsOfItsCache() {
    try (ConfigurableApplicationContext spring = Application.start(origin)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      MeterRegistry registry = spring.getBean(MeterRegistry.class);
      for (String outcome : List.of("miss", "hit")) {
        assertThat(
                registry
                    .get("http.cache.requests")
                    .tags("cache", "httpCache", "outcome", outcome)
                    .functionCounter()
                    .count())
            .isEqualTo(1);
        assertThat(
                registry
                    .get("http.cache.exchange")
                    .tags("cache", "httpCache", "outcome", outcome)
                    .timer()
                    .count())
            .isEqualTo(1);
      }
    }
  }

  @Test
  void observationsAreAPropertyOfSpringBoot() {
    try (ConfigurableApplicationContext spring =
        Application.start(origin, "management.observations.enable.http.cache=false")) {
      assertThat(spring.getBean(Application.Forum.class).topic("cats")).isNotEmpty();
      MeterRegistry registry = spring.getBean(MeterRegistry.class);
      assertThat(registry.find("http.cache.exchange").meters()).isEmpty();
      assertThat(registry.find("http.cache.requests").meters()).isNotEmpty();
    }
  }

  @Test
  void withoutARegistryACacheIsNotObserved() {
    runner.run(
        context ->
            assertThat(context.getBean(HttpCache.class)).isNotInstanceOf(ObservedHttpCache.class));
    runner
        .withBean(ObservationRegistry.class, () -> ObservationRegistry.NOOP)
        .run(
            context ->
                assertThat(context.getBean(HttpCache.class))
                    .isNotInstanceOf(ObservedHttpCache.class));
  }

  @Test
  void aRegistryMayGetItsHandlersAfterTheCacheWasCreated() {
    runner
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .run(
            context ->
                assertThat(context.getBean(HttpCache.class)).isInstanceOf(ObservedHttpCache.class));
  }

  @Test
  void withoutMicrometerTheCacheWorks() {
    runner
        .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(HttpCache.class));
  }

  @Test
  void metersOfTheApplicationReplaceThoseOfTheStarter() {
    runner
        .withBean(SimpleMeterRegistry.class)
        .withBean(
            HttpCacheMetrics.class,
            () -> new HttpCacheMetrics(HttpCache.open("memory:own"), "own", List.of()))
        .run(context -> assertThat(context).doesNotHaveBean("httpCacheMeterBinder"));
  }
}
