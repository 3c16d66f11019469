package org.jcachehttp.spring;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An application with two Feign clients and a cached method, but no bean of this library. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableCaching
@EnableFeignClients(clients = {Application.Forum.class, Application.Shop.class})
public class Application {

  @FeignClient(name = "forum", url = "${origin}")
  public interface Forum {
    @GetMapping("/topics/{topic}")
    String topic(@PathVariable("topic") String topic);
  }

  @FeignClient(name = "shop", url = "${origin}")
  public interface Shop {
    @GetMapping("/products/{product}")
    String product(@PathVariable("product") String product);
  }

  public static class Prices {
    private final AtomicInteger computations = new AtomicInteger();

    @Cacheable("prices")
    public String of(String product) {
      return product + ' ' + computations.incrementAndGet();
    }
  }

  @Bean
  Prices prices() {
    return new Prices();
  }

  /** Starts the application without a web server. */
  static ConfigurableApplicationContext start(Origin origin, String... properties) {
    return start(WebApplicationType.NONE, origin, properties);
  }

  static ConfigurableApplicationContext start(
      WebApplicationType type, Origin origin, String... properties) {
    return new SpringApplicationBuilder(Application.class)
        .web(type)
        .properties(
            "origin=" + origin.url(),
            "spring.main.banner-mode=off",
            "spring.cache.cache-names=prices",
            "server.port=0")
        .properties(properties)
        .run();
  }
}
