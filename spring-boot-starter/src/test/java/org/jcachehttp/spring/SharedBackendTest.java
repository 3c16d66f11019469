package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.HazelcastClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.management.ObjectName;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.servers.LocalHazelcast;
import org.jcachehttp.servers.LocalRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ConfigurableApplicationContext;

/** Feign clients and {@code @Cacheable} methods of an application use one open backend. */
class SharedBackendTest {

  @TempDir Path folder;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(HttpCacheAutoConfiguration.class));

  private String file(String provider) throws IOException {
    return Files.writeString(
            folder.resolve("cache.xml"),
            "<cache-config xmlns='https://jcachehttp.org/cache/1.0'"
                + " xmlns:http='https://jcachehttp.org/http/1.0'>"
                + ("<provider uri='" + provider + "'/>")
                + "<cache name='prices' statistics='true'/>"
                + "<cache name='http_cache' statistics='true'/>"
                + "<http:cache expire-after='10m'/></cache-config>")
        .toUri()
        .toString();
  }

  private static List<String> statisticsBeans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("javax.cache:type=CacheStatistics,*"), null)
        .stream()
        .map(ObjectName::toString)
        .toList();
  }

  @Test
  void oneFileIsOneClientForFeignAndForCacheableMethods() throws Exception {
    try (LocalHazelcast hazelcast = LocalHazelcast.start();
        Origin origin = Origin.start();
        ConfigurableApplicationContext spring =
            Application.start(
                origin, "jcache-http.config=" + file(hazelcast.uri("app").toString()))) {
      String topic = spring.getBean(Application.Forum.class).topic("cats");
      assertThat(spring.getBean(Application.Forum.class).topic("cats")).isEqualTo(topic);
      String price = spring.getBean(Application.Prices.class).of("tea");
      assertThat(spring.getBean(Application.Prices.class).of("tea")).isEqualTo(price);
      assertThat(HazelcastClient.getAllHazelcastClients()).hasSize(1);
    }
    assertThat(HazelcastClient.getAllHazelcastClients()).isEmpty();
  }

  @Test
  void aDeclaredCacheExistsOnce() throws Exception {
    List<String> before = statisticsBeans();
    runner
        .withPropertyValues("jcache-http.config=" + file("memory:app"))
        .run(
            context -> {
              assertThat(context.getBean(HttpCache.class).toString()).contains("PT10M");
              assertThat(statisticsBeans())
                  .hasSize(before.size() + 2)
                  .noneMatch(name -> name.contains("instance="));
            });
    assertThat(statisticsBeans()).isEqualTo(before);
  }

  @Test
  void theResponsesAreInACacheOfTheManager() throws IOException {
    try (Origin origin = Origin.start();
        ConfigurableApplicationContext spring =
            Application.start(origin, "jcache-http.uri=memory:app")) {
      assertThat(spring.getBean(Application.Forum.class).topic("cats")).isNotEmpty();
      assertThat(spring.getBean(CacheManager.class).getCache("http_cache")).isNotEmpty();
    }
  }

  @Test
  void aClientOfTheApplicationIsUsedAndNotClosed() {
    try (LocalRedis server = LocalRedis.start()) {
      Config config = new Config();
      config.useSingleServer().setAddress("redis:" + server.location()).setConnectTimeout(30_000);
      RedissonClient client = Redisson.create(config);
      runner
          .withBean(
              BackendPropertiesCustomizer.class, () -> options -> options.put("client", client))
          .withPropertyValues("jcache-http.uri=redis:shop", "spring.cache.cache-names=prices")
          .run(context -> context.getBean(CacheManager.class).getCache("prices").put("tea", "1"));
      assertThat(client.isShutdown()).isFalse();
      assertThat(client.getKeys().count()).isOne();
      client.shutdown();
    }
  }

  @Test
  void propertiesOfTheBuilderAreRefusedWithTheRemedy() {
    runner
        .withBean(
            HttpCacheBuilderCustomizer.class,
            () ->
                builder -> {
                  Properties properties = new Properties();
                  properties.put("max-entries", "7");
                  builder.properties(properties);
                })
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("properties of the builder have no effect"));
  }

  @Test
  void customizersOfSpringBootChangeTheManager() {
    Object customizer =
        BootTypes.proxy(
            BootTypes.MANAGER_CUSTOMIZER,
            (object, method, arguments) -> {
              ((CacheManager) arguments[0]).createCache("own", new MutableConfiguration<>());
              return object;
            });
    register(BootTypes.MANAGER_CUSTOMIZER, customizer)
        .withPropertyValues("spring.cache.cache-names=prices")
        .run(
            context ->
                assertThat(context.getBean(CacheManager.class).getCacheNames())
                    .contains("own", "prices"));
  }

  private <T> ApplicationContextRunner register(Class<T> type, Object bean) {
    return runner.withBean(type, () -> type.cast(bean));
  }

  @Test
  @SuppressWarnings("unchecked") // JSR-107: getConfiguration takes a raw class
  void aConfigurationOfAnyTypesIsThatOfTheCaches() {
    runner
        .withBean(
            MutableConfiguration.class,
            () -> new MutableConfiguration<String, Long>().setTypes(String.class, Long.class))
        .withPropertyValues("spring.cache.cache-names=prices")
        .run(
            context -> {
              Cache<String, Long> prices =
                  context.getBean(CacheManager.class).getCache("prices", String.class, Long.class);
              assertThat(prices.getConfiguration(CompleteConfiguration.class).isStatisticsEnabled())
                  .isFalse();
            });
  }

  @Test
  void aManagerOfSpringReplacesTheManagerAndItsCaches() {
    runner
        .withBean(ConcurrentMapCacheManager.class, ConcurrentMapCacheManager::new)
        .withPropertyValues("spring.cache.cache-names=prices")
        .run(
            context ->
                assertThat(context)
                    .doesNotHaveBean(CacheManager.class)
                    .hasSingleBean(HttpCache.class));
  }

  @Test
  void backendsAndClassesAreFoundByTheClassLoaderOfTheBeans() {
    ClassLoader thread = Thread.currentThread().getContextClassLoader();
    ClassLoader beans = new ClassLoader(getClass().getClassLoader()) {};
    runner
        .withClassLoader(beans)
        .withBean(
            BackendPropertiesCustomizer.class,
            () ->
                options ->
                    Thread.currentThread()
                        .setContextClassLoader(ClassLoader.getPlatformClassLoader()))
        .withPropertyValues("jcache-http.http.tagger=" + Tagger.class.getName())
        .run(
            context -> {
              Thread.currentThread().setContextClassLoader(thread);
              assertThat(context).hasSingleBean(HttpCache.class);
              assertThat(context.getBean(CacheManager.class).getClassLoader()).isSameAs(beans);
            });
  }

  /** A class that only the application has. */
  static final class Tagger implements Function<CachedResponse, Collection<String>> {
    @Override
    public Collection<String> apply(CachedResponse response) {
      return List.of();
    }
  }
}
