package org.jcachehttp.spring.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jcachehttp.clients.spring.HttpCacheFilter;
import org.jcachehttp.clients.spring.HttpCacheInterceptor;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.jcachehttp.spring.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/** The property {@code jcache-http.clients} puts the cache into the beans of the application. */
class ClientsTest {

  @Configuration(proxyBeanMethods = false)
  static class Clients {

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    RestClient.Builder restClientBuilder() {
      return RestClient.builder().requestFactory(new JdkClientHttpRequestFactory());
    }

    @Bean
    RestTemplate restTemplate() {
      return new RestTemplate(new JdkClientHttpRequestFactory());
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    WebClient.Builder webClientBuilder() {
      return WebClient.builder().clientConnector(new JdkClientHttpConnector());
    }
  }

  private final Origin origin = Origin.start();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  HttpCacheAutoConfiguration.class, ClientsHttpCacheAutoConfiguration.class))
          .withUserConfiguration(Clients.class);

  @AfterEach
  void stop() {
    origin.close();
  }

  private String byRestClient(ApplicationContext context) {
    return String.valueOf(
        context
            .getBean(RestClient.Builder.class)
            .build()
            .get()
            .uri(origin.url())
            .retrieve()
            .body(String.class));
  }

  private String byRestTemplate(ApplicationContext context) {
    return String.valueOf(
        context.getBean(RestTemplate.class).getForObject(origin.url(), String.class));
  }

  private String byWebClient(ApplicationContext context) {
    return String.valueOf(
        context
            .getBean(WebClient.Builder.class)
            .build()
            .get()
            .uri(origin.url())
            .retrieve()
            .bodyToMono(String.class)
            .block());
  }

  @Test
  void theClientsShareTheCache() {
    runner
        .withPropertyValues("jcache-http.clients=rest-client, rest-template, web-client")
        .run(
            context -> {
              assertThat(byRestClient(context)).isEqualTo("answer 1");
              assertThat(byRestTemplate(context)).isEqualTo("answer 1");
              assertThat(byWebClient(context)).isEqualTo("answer 1");
              assertThat(context.getBean(HttpCache.class).statistics().hits()).isEqualTo(2);
            });
  }

  @Test
  void aClientWithTheCacheGetsNoOther() {
    runner
        .withPropertyValues("jcache-http.clients=rest-client, web-client")
        .run(
            context -> {
              HttpCache cache = context.getBean(HttpCache.class);
              String byRestClient =
                  context
                      .getBean(RestClient.Builder.class)
                      .requestInterceptor(new HttpCacheInterceptor(cache))
                      .build()
                      .get()
                      .uri(origin.url())
                      .retrieve()
                      .body(String.class);
              assertThat(byRestClient).isEqualTo("answer 1");
              String byWebClient =
                  context
                      .getBean(WebClient.Builder.class)
                      .filter(new HttpCacheFilter(cache))
                      .build()
                      .get()
                      .uri(origin.url())
                      .retrieve()
                      .bodyToMono(String.class)
                      .block();
              assertThat(byWebClient).isEqualTo("answer 1");
              assertThat(cache.statistics().misses()).isEqualTo(1);
            });
  }

  @Test
  void aClientThatIsNotListedDoesNotUseTheCache() {
    runner
        .withPropertyValues("jcache-http.clients[0]=rest-template")
        .run(
            context -> {
              assertThat(byRestClient(context)).isEqualTo("answer 1");
              assertThat(byWebClient(context)).isEqualTo("answer 2");
              assertThat(byRestTemplate(context)).isEqualTo("answer 3");
              assertThat(byRestTemplate(context)).isEqualTo("answer 3");
            });
  }

  @Test
  void withoutThePropertyNoClientUsesTheCache() {
    runner.run(
        context -> {
          assertThat(byRestTemplate(context)).isEqualTo("answer 1");
          assertThat(byRestTemplate(context)).isEqualTo("answer 2");
        });
  }

  /** An interceptor that the application adds to the injected builder is above the cache. */
  @Test
  void theCacheSeesTheCredentialsOfInterceptors() {
    runner
        .withPropertyValues("jcache-http.clients=rest-client")
        .run(
            context -> {
              for (String user : List.of("Bearer a1b2c3d4", "Bearer e5f6a7b8")) {
                RestClient client =
                    context
                        .getBean(RestClient.Builder.class)
                        .requestInterceptor(
                            (request, body, next) -> {
                              request.getHeaders().set("Authorization", user);
                              return next.execute(request, body);
                            })
                        .build();
                client.get().uri(origin.url()).retrieve().toBodilessEntity();
              }
              assertThat(origin.requests()).isEqualTo(2);
            });
  }

  @Test
  void theFilterSeesTheCredentialsOfFilters() {
    runner
        .withPropertyValues("jcache-http.clients=web-client")
        .run(
            context -> {
              for (String user : List.of("Bearer a1b2c3d4", "Bearer e5f6a7b8")) {
                WebClient client =
                    context
                        .getBean(WebClient.Builder.class)
                        .filter(
                            (request, next) ->
                                next.exchange(
                                    ClientRequest.from(request)
                                        .header("Authorization", user)
                                        .build()))
                        .build();
                client.get().uri(origin.url()).retrieve().toBodilessEntity().block();
              }
              assertThat(origin.requests()).isEqualTo(2);
            });
  }

  @Test
  void aDisabledCacheLeavesTheClientsAlone() {
    runner
        .withPropertyValues("jcache-http.clients=rest-client", "jcache-http.enabled=false")
        .run(
            context -> {
              assertThat(byRestClient(context)).isEqualTo("answer 1");
              assertThat(byRestClient(context)).isEqualTo("answer 2");
            });
  }

  @Test
  void anUnknownClientIsRefused() {
    runner
        .withPropertyValues("jcache-http.clients=telnet")
        .run(context -> assertThat(context).hasFailed());
  }
}
