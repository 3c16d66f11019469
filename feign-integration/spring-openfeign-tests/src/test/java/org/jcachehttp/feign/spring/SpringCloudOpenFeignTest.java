package org.jcachehttp.feign.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import feign.Capability;
import feign.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.feign.annotation.ExpireAfter;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An OpenFeign application and an origin on loopback. */
class SpringCloudOpenFeignTest {

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer origin;

  @FeignClient(name = "forum", url = "${forum.url}")
  interface Forum {
    @GetMapping("/topics/{topic}")
    @ExpireAfter("10m")
    String topic(@PathVariable("topic") String topic);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableFeignClients(clients = Forum.class)
  static class Application {}

  /** The beans that an application adds. */
  @Configuration(proxyBeanMethods = false)
  static class Caching {

    @Bean
    HttpCache httpCache() {
      return HttpCache.open("memory:");
    }

    @Bean
    Capability httpCacheCapability(HttpCache cache) {
      return new HttpCacheCapability(cache);
    }
  }

  /** The capability that the property names; Spring creates it. */
  public static final class OwnCapability implements Capability {

    private static final HttpCache CACHE = HttpCache.open("memory:");

    @Override
    public Client enrich(Client client) {
      return new HttpCacheCapability(CACHE).enrich(client);
    }
  }

  @FeignClient(name = "broken", url = "${forum.url}")
  interface Broken {
    @GetMapping("/")
    @ExpireAfter("tomorrow")
    String topic();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableFeignClients(clients = Broken.class)
  static class BrokenApplication {}

  @BeforeEach
  void startOrigin() throws IOException {
    origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin.createContext(
        "/",
        exchange -> {
          byte[] body = ("answer " + requests.incrementAndGet()).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
          exchange.getResponseHeaders().add("Content-Type", "text/plain");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    origin.start();
  }

  @AfterEach
  void stopOrigin() {
    origin.stop(0);
  }

  @Test
  void aCapabilityBeanEnablesTheCache() {
    try (ConfigurableApplicationContext spring = run(Application.class, Caching.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("cats")).isEqualTo("answer 1");
      assertThat(forum.topic("cats")).isEqualTo("answer 1");
      assertThat(requests).hasValue(1);
      assertThat(spring.getBean(HttpCache.class).statistics().hits()).isEqualTo(1);
    }
  }

  @Test
  void aCapabilityPropertyEnablesTheCache() {
    String property =
        "--spring.cloud.openfeign.client.config.forum.capabilities="
            + OwnCapability.class.getName();
    try (ConfigurableApplicationContext spring = run(property, Application.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("dogs")).isEqualTo(forum.topic("dogs"));
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void aBeanThatIsAlsoNamedByThePropertyCachesOnce() {
    String property =
        "--spring.cloud.openfeign.client.config.forum.capabilities="
            + HttpCacheCapability.class.getName();
    try (ConfigurableApplicationContext spring = run(property, Application.class, Caching.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      assertThat(spring.getBean(HttpCache.class).statistics().misses()).isEqualTo(1);
    }
  }

  @Test
  void withoutACapabilityNothingIsCached() {
    try (ConfigurableApplicationContext spring = run(Application.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("cats")).isNotEqualTo(forum.topic("cats"));
    }
  }

  @Test
  void anInvalidAnnotationFailsTheBeanAndNamesTheMethod() {
    try (ConfigurableApplicationContext spring = run(BrokenApplication.class, Caching.class)) {
      assertThatThrownBy(() -> spring.getBean(Broken.class))
          .hasStackTraceContaining("Broken#topic")
          .hasStackTraceContaining("expire-after is 'tomorrow'");
    }
  }

  private ConfigurableApplicationContext run(Class<?>... sources) {
    return run("--spring.main.banner-mode=off", sources);
  }

  private ConfigurableApplicationContext run(String argument, Class<?>... sources) {
    return new SpringApplicationBuilder(sources)
        .web(WebApplicationType.NONE)
        .run(argument, "--forum.url=http://127.0.0.1:" + origin.getAddress().getPort());
  }
}
