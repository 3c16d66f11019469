package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Capability;
import feign.Client;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which clients of OpenFeign use the cache, and where it is among other capabilities. */
class FeignClientsTest {

  private final Origin origin = Origin.start();

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  /** A capability of the application without an order, as OpenFeign's for metrics. */
  @Configuration(proxyBeanMethods = false)
  static class Counting {
    @Bean
    AtomicInteger calls() {
      return new AtomicInteger();
    }

    @Bean
    Capability counter(AtomicInteger calls) {
      return new Counter(calls);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class CountingBelow {
    @Bean
    AtomicInteger calls() {
      return new AtomicInteger();
    }

    @Bean
    Capability counter(AtomicInteger calls) {
      return new OrderedCounter(calls);
    }
  }

  @Order(0)
  public static final class OrderedCounter extends Counter {
    OrderedCounter(AtomicInteger calls) {
      super(calls);
    }
  }

  public static class Counter implements Capability {
    private final AtomicInteger calls;

    Counter(AtomicInteger calls) {
      this.calls = calls;
    }

    @Override
    public Client enrich(Client client) {
      return (request, options) -> {
        int unused = calls.incrementAndGet();
        return client.execute(request, options);
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnCapability {
    @Bean(destroyMethod = "close")
    HttpCache other() {
      return HttpCache.open("memory:other");
    }

    @Bean
    Capability own(HttpCache other) {
      return new HttpCacheCapability(other);
    }
  }

  private ConfigurableApplicationContext start(Class<?> more, String... properties) {
    return new SpringApplicationBuilder(Application.class, more)
        .web(WebApplicationType.NONE)
        .properties("origin=" + origin.url(), "spring.main.banner-mode=off")
        .properties(properties)
        .run();
  }

  @Test
  void aClientIsLeftOutByItsName() {
    try (ConfigurableApplicationContext spring =
        Application.start(origin, "jcache-http.feign.clients.shop.enabled=false")) {
      Application.Shop shop = spring.getBean(Application.Shop.class);
      assertThat(shop.product("tea")).isNotEqualTo(shop.product("tea"));
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
    }
  }

  @Test
  void aClientIsNamedWhileAllOthersAreLeftOut() {
    try (ConfigurableApplicationContext spring =
        Application.start(
            origin,
            "jcache-http.feign.enabled=false",
            "jcache-http.feign.clients.shop.enabled=true")) {
      Application.Shop shop = spring.getBean(Application.Shop.class);
      assertThat(shop.product("tea")).isEqualTo(shop.product("tea"));
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isNotEqualTo(forum.topic("cats"));
    }
  }

  @Test
  void aCapabilityOfTheApplicationReplacesThatOfTheStarter() {
    try (ConfigurableApplicationContext spring = start(OwnCapability.class)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      assertThat(spring.getBean("other", HttpCache.class).statistics().hits()).isEqualTo(1);
    }
  }

  @Test
  void aCapabilityOfTheApplicationSeesAllCallsUnlessItHasAnOrder() {
    assertThat(callsSeenBy(Counting.class)).isEqualTo(2);
    assertThat(callsSeenBy(CountingBelow.class)).isEqualTo(1);
  }

  private int callsSeenBy(Class<?> capability) {
    try (ConfigurableApplicationContext spring = start(capability)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      return spring.getBean(AtomicInteger.class).get();
    }
  }

  @Test
  void theMetricsOfOpenFeignCountCallsToTheOriginOnly() {
    try (ConfigurableApplicationContext spring = start(Registry.class)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      assertThat(spring.getBean(MeterRegistry.class).get("http.client.requests").timer().count())
          .isEqualTo(1);
    }
  }

  @FeignClient(name = "own", url = "${origin}", configuration = OwnCapability.class)
  public interface Own {
    @GetMapping("/topics/{topic}")
    String topic(@PathVariable("topic") String topic);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableFeignClients(clients = Own.class)
  static class OwnClient extends Registry {}

  @Test
  void aCapabilityOfOneClientReplacesThatOfTheStarterBesideMetrics() {
    try (ConfigurableApplicationContext spring = start(OwnClient.class)) {
      Own own = spring.getBean(Own.class);
      assertThat(own.topic("cats")).isEqualTo(own.topic("cats"));
      HttpCache starter = spring.getBean(HttpCache.class);
      assertThat(starter.statistics().misses()).isZero();
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("dogs")).isEqualTo(forum.topic("dogs"));
      assertThat(starter.statistics().hits()).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Registry {
    @Bean
    MeterRegistry registry() {
      return new SimpleMeterRegistry();
    }
  }
}
