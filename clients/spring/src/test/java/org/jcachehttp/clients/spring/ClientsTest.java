package org.jcachehttp.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import reactor.core.publisher.Mono;

/** What Spring's clients have beside the contract: error handlers, codecs, interfaces. */
@Timeout(60)
class ClientsTest {

  interface Forum {
    @GetExchange("/topics/{id}")
    String topic(@PathVariable("id") int id);
  }

  interface ReactiveForum {
    @GetExchange("/topics/{id}")
    Mono<String> topic(@PathVariable("id") int id);
  }

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final HttpCache cache = HttpCache.open("memory:");

  @AfterEach
  void close() {
    origin.close();
    cache.close();
  }

  private RestClient restClient() {
    return RestClient.builder()
        .baseUrl(origin.url())
        .requestFactory(new JdkClientHttpRequestFactory())
        .requestInterceptor(new HttpCacheInterceptor(cache))
        .build();
  }

  private WebClient webClient() {
    return WebClient.builder()
        .baseUrl(origin.url())
        .clientConnector(new JdkClientHttpConnector())
        .filter(new HttpCacheFilter(cache))
        .build();
  }

  @Test
  void interfacesUseTheCache() {
    origin.servesFresh("/topics/7", "seven");
    Forum forum =
        HttpServiceProxyFactory.builderFor(RestClientAdapter.create(restClient()))
            .build()
            .createClient(Forum.class);
    ReactiveForum reactive =
        HttpServiceProxyFactory.builderFor(WebClientAdapter.create(webClient()))
            .build()
            .createClient(ReactiveForum.class);
    assertThat(forum.topic(7)).isEqualTo("seven");
    assertThat(forum.topic(7)).isEqualTo("seven");
    assertThat(reactive.topic(7).block()).isEqualTo("seven");
    assertThat(origin.requests()).isLessThanOrEqualTo(2);
    assertThat(cache.statistics().hits()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aResponseHasItsCookiesAndItsRequest() {
    origin.serves(
        "/login", answer(200, "in", "Set-Cookie", "SESSION=7; Path=/; HttpOnly; SameSite=Lax"));
    origin.serves("/absent", answer(404, "not here"));
    assertThat(webClient().get().uri("/login").exchangeToMono(Mono::just).block().cookies())
        .hasEntrySatisfying(
            "SESSION",
            cookies -> {
              assertThat(cookies.get(0).getValue()).isEqualTo("7");
              assertThat(cookies.get(0).isHttpOnly()).isTrue();
              assertThat(cookies.get(0).getSameSite()).isEqualTo("Lax");
            });
    assertThatThrownBy(
            () -> webClient().get().uri("/absent").retrieve().bodyToMono(String.class).block())
        .hasMessageContaining("GET " + origin.url() + "/absent");
  }

  @Test
  void filtersBelowTheCacheSeeTheContextOfTheSubscriber() {
    origin.servesFresh("/topics", "all");
    WebClient client =
        webClient()
            .mutate()
            .filter(
                (request, next) ->
                    Mono.deferContextual(
                        context -> {
                          assertThat(context.<String>get("tenant")).isEqualTo("a");
                          return next.exchange(request);
                        }))
            .build();
    assertThat(
            client
                .get()
                .uri("/topics")
                .retrieve()
                .bodyToMono(String.class)
                .contextWrite(context -> context.put("tenant", "a"))
                .block())
        .isEqualTo("all");
  }

  @Test
  void errorHandlersSeeAStoredErrorLikeOneOfTheOrigin() {
    origin.serves("/topics", answer(404, "not here", "Cache-Control", "max-age=60"));
    RestTemplate template = new RestTemplate(new JdkClientHttpRequestFactory());
    template.setInterceptors(List.of(new HttpCacheInterceptor(cache)));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> template.getForObject(origin.url() + "/topics", String.class))
          .isInstanceOfSatisfying(
              HttpClientErrorException.NotFound.class,
              error -> assertThat(error.getResponseBodyAsString()).isEqualTo("not here"));
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aWebClientSeesAStoredErrorLikeOneOfTheOrigin() {
    origin.serves("/topics", answer(404, "not here", "Cache-Control", "max-age=60"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () -> webClient().get().uri("/topics").retrieve().bodyToMono(String.class).block())
          .isInstanceOfSatisfying(
              WebClientResponseException.NotFound.class,
              error -> assertThat(error.getResponseBodyAsString()).isEqualTo("not here"));
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aWebClientReportsAnOriginThatIsDownAsWithoutACache() {
    origin.close();
    assertThatThrownBy(
            () -> webClient().get().uri("/topics").retrieve().bodyToMono(String.class).block())
        .isInstanceOf(WebClientRequestException.class);
  }

  @Test
  void cookiesOfAWebClientKeepUsersApart() {
    origin.servesFresh("/inbox", "letters");
    for (String session : List.of("a1b2c3d4", "e5f6a7b8", "a1b2c3d4")) {
      webClient()
          .get()
          .uri("/inbox")
          .cookie("session", session)
          .retrieve()
          .toBodilessEntity()
          .block();
      assertThat(origin.lastField("Cookie").orElse("")).startsWith("session=");
    }
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aStoredResponseIsDecodedByTheCodecsOfTheBuilder() {
    origin.servesFresh("/topics", "a text of 33 bytes, which is long");
    WebClient.Builder builder =
        WebClient.builder()
            .clientConnector(new JdkClientHttpConnector())
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(10));
    WebClient client = builder.filter(new HttpCacheFilter(cache).withStrategiesOf(builder)).build();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  client
                      .get()
                      .uri(origin.url() + "/topics")
                      .retrieve()
                      .bodyToMono(String.class)
                      .block())
          .hasMessageContaining("10");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void readingTheCodecsOfABuilderIsNoRequestOfTheApplication() {
    ObservationRegistry observations = ObservationRegistry.create();
    List<String> seen = new CopyOnWriteArrayList<>();
    observations
        .observationConfig()
        .observationHandler(
            context -> {
              seen.add("observation");
              return false;
            });
    WebClient.Builder builder =
        WebClient.builder()
            .observationRegistry(observations)
            .defaultRequest(request -> seen.add("default request"))
            .filter(
                (request, next) -> {
                  seen.add("filter");
                  return next.exchange(request);
                })
            .clientConnector(
                (method, uri, callback) -> {
                  seen.add("connector");
                  return Mono.empty();
                });
    assertThat(new HttpCacheFilter(cache).withStrategiesOf(builder)).isNotNull();
    assertThat(seen).isEmpty();
  }

  @Test
  void aRestClientWithoutFollowingSeesTheRedirection() {
    origin.serves("/old", answer(301, "", "Location", "/new", "Cache-Control", "max-age=60"));
    for (int i = 0; i < 2; i++) {
      HttpHeaders headers =
          restClient()
              .get()
              .uri("/old")
              .attributes(HttpCacheAttributes.options(CallOptions.none()))
              .retrieve()
              .toBodilessEntity()
              .getHeaders();
      assertThat(headers.getFirst("Location")).isEqualTo("/new");
      assertThat(headers.getFirst("Cache-Status")).contains("jcache-http");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
