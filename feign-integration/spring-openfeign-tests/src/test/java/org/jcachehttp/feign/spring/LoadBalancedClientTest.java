package org.jcachehttp.feign.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import feign.Capability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.feign.Redirects;
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

/** The cache in front of Spring Cloud LoadBalancer, with two instances of a service. */
class LoadBalancedClientTest {

  /** The ports that got requests, in order. */
  private final List<Integer> requestedPorts = new CopyOnWriteArrayList<>();

  private HttpServer one;
  private HttpServer other;

  /** A client without a URL: the name is the name of a service. */
  @FeignClient(name = "forum")
  interface Forum {
    @GetMapping("/{topic}")
    String topic(@PathVariable("topic") String topic);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableFeignClients(clients = Forum.class)
  static class Application {

    @Bean
    HttpCache httpCache() {
      return HttpCache.open("memory:");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class ByCache {

    @Bean
    Capability httpCacheCapability(HttpCache cache) {
      return new HttpCacheCapability(cache);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class ByClient {

    @Bean
    Capability httpCacheCapability(HttpCache cache) {
      return new HttpCacheCapability(cache).withRedirects(Redirects.BY_CLIENT);
    }
  }

  @BeforeEach
  void startInstances() throws IOException {
    one = instance();
    other = instance();
  }

  @AfterEach
  void stopInstances() {
    one.stop(0);
    other.stop(0);
  }

  private HttpServer instance() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          requestedPorts.add(port);
          exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
          String path = exchange.getRequestURI().getPath();
          if (path.equals("/moved")) {
            exchange.getResponseHeaders().add("Location", "/cats");
          } else if (path.equals("/elsewhere")) {
            exchange.getResponseHeaders().add("Location", url(server) + "/cats");
          }
          exchange.sendResponseHeaders(path.equals("/cats") ? 200 : 302, 0);
          exchange.getResponseBody().write(path.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void aResponseOfOneInstanceIsAHitForTheService() {
    try (ConfigurableApplicationContext spring = run(ByCache.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      assertThat(requestedPorts).hasSize(1);
      assertThat(spring.getBean(HttpCache.class).statistics().hits()).isEqualTo(1);
    }
  }

  @Test
  void aRelativeLocationIsFollowedThroughTheLoadBalancer() {
    try (ConfigurableApplicationContext spring = run(ByCache.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("moved")).isEqualTo("/cats");
      assertThat(forum.topic("cats")).isEqualTo("/cats");
      // The load balancer chose an instance for each hop.
      assertThat(requestedPorts)
          .containsExactlyInAnyOrder(one.getAddress().getPort(), other.getAddress().getPort());
    }
  }

  @Test
  void anAbsoluteLocationIsFollowedByTheClient() {
    try (ConfigurableApplicationContext spring = run(ByClient.class)) {
      Forum forum = spring.getBean(Forum.class);
      assertThat(forum.topic("elsewhere")).isEqualTo("/cats");
      assertThat(forum.topic("elsewhere")).isEqualTo("/cats");
      assertThat(requestedPorts).hasSize(2);
    }
  }

  private ConfigurableApplicationContext run(Class<?> caching) {
    String instances = "--spring.cloud.discovery.client.simple.instances.forum";
    return new SpringApplicationBuilder(Application.class, caching)
        .web(WebApplicationType.NONE)
        .run(instances + "[0].uri=" + url(one), instances + "[1].uri=" + url(other));
  }
}
