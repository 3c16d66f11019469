package org.jcachehttp.spring;

import java.io.Serializable;
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

/** An application whose classes each restart loads anew, also those of cached values. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableCaching
@EnableFeignClients(clients = RestartedApplication.News.class)
public class RestartedApplication {

  @FeignClient(name = "news", url = "${origin}")
  public interface News {
    @GetMapping("/news")
    String latest();
  }

  public record Price(String product) implements Serializable {}

  public static class Prices {
    @Cacheable("prices")
    public Price of(String product) {
      return new Price(product);
    }
  }

  @Bean
  Prices prices() {
    return new Prices();
  }

  /** Starts the application, calls its client and its method, and stops it. */
  public static void run(String origin, String uri) {
    try (ConfigurableApplicationContext spring =
        new SpringApplicationBuilder(RestartedApplication.class)
            .web(WebApplicationType.NONE)
            .properties(
                "origin=" + origin,
                "jcache-http.uri=" + uri,
                "spring.main.banner-mode=off",
                "spring.cache.cache-names=prices")
            .run()) {
      String news = spring.getBean(News.class).latest();
      Price price = spring.getBean(Prices.class).of("tea");
      if (!news.equals("answer 1") || !price.product().equals("tea")) {
        throw new AssertionError(news + price.product());
      }
    }
  }
}
