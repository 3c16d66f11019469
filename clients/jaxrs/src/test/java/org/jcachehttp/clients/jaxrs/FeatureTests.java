package org.jcachehttp.clients.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.Test;

/** Filters, properties and rx beside the contract. */
abstract class FeatureTests extends FeatureFixture {

  private static final int CALLERS = 4;

  @Test
  void aFilterOfTheClientRunsOnceForEachResponse() {
    serves("/topic", "text");
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger responses = new AtomicInteger();
    ClientRequestFilter before = request -> requests.incrementAndGet();
    ClientResponseFilter after =
        (request, response) -> {
          responses.incrementAndGet();
          assertThat(response.getHeaderString("Cache-Status")).startsWith("jcache-http");
        };
    client.register(before).register(after);
    get("/topic");
    get("/topic");
    assertThat(requests).hasValue(2);
    assertThat(responses).hasValue(2);
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void usersWhoseCredentialsAFilterOfTheClientAddsAreKeptApart() {
    serves("/inbox", "letters");
    String[] user = {""};
    ClientRequestFilter authorization =
        request -> request.getHeaders().putSingle("Authorization", "Bearer a1b2c3d" + user[0]);
    client.register(authorization);
    for (String name : List.of("1", "2", "1")) {
      user[0] = name;
      get("/inbox");
    }
    assertThat(origin.requests()).isEqualTo(2);
    assertThat(cache.statistics().hits()).isEqualTo(1);
  }

  @Test
  void theOriginClientHasThePropertiesOfARequest() {
    serves("/topic", "text");
    Map<String, Object> seen = new HashMap<>();
    ClientRequestFilter last =
        request -> {
          seen.put("deadline", request.getProperty("deadline"));
        };
    network.register(last);
    target("/topic").request().property("deadline", 7).get().close();
    assertThat(seen).containsEntry("deadline", 7);
  }

  /** A property may be a password, such as those of Jersey's authentication. */
  @Test
  void aRedirectionToAnotherOriginHasNoPropertiesOfTheRequest() {
    serves("/topic", "text");
    origin.redirects(
        "/moved", 302, origin.url().replace("127.0.0.1", "localhost") + "/topic", "no-store");
    List<String> seen = new CopyOnWriteArrayList<>();
    ClientRequestFilter last =
        request -> seen.add(request.getUri().getHost() + ' ' + request.getProperty("password"));
    network.register(last);
    HttpCacheFeature following = new HttpCacheFeature(cache, network).followingRedirects();
    try (Client second = builder().register(following).build()) {
      second.target(origin.url() + "/moved").request().property("password", "sesame").get().close();
    }
    assertThat(seen).containsExactly("127.0.0.1 sesame", "localhost null");
  }

  /** RESTEasy shares the properties among the executions of one {@code Invocation}. */
  @Test
  void eachExecutionOfOneInvocationHasItsOwnResponse() {
    serves("/topic", "text");
    Invocation invocation = target("/topic").request().buildGet();
    assertThat(
            IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> invocation.invoke(String.class))
                .distinct())
        .containsExactly("text");
  }

  @Test
  void aResponseThatTheOriginClientCannotProcessIsAnError() {
    serves("/topic", "text");
    ClientResponseFilter refusing =
        (request, response) -> {
          throw new IOException("refused");
        };
    network.register(refusing);
    assertThatThrownBy(() -> get("/topic"))
        .isInstanceOf(ProcessingException.class)
        .hasStackTraceContaining("refused");
  }

  @Test
  void rxUsesTheCache() throws ExecutionException, InterruptedException {
    serves("/topic", "text");
    for (int i = 0; i < 2; i++) {
      assertThat(target("/topic").request().rx().get(String.class).toCompletableFuture().get())
          .isEqualTo("text");
    }
    assertThat(target("/topic").request().async().get(String.class).get()).isEqualTo("text");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void concurrentRequestsByRxMakeOneCall() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    origin.serves(
        "/topic",
        exchange -> {
          await(open);
          answer(200, "text", FRESH).handle(exchange);
        });
    List<CompletableFuture<String>> all =
        IntStream.range(0, CALLERS)
            .mapToObj(i -> target("/topic").request().rx().get(String.class).toCompletableFuture())
            .toList();
    assertThat(all).noneMatch(Future::isDone);
    open.countDown();
    assertThat(all).allMatch(text -> text.join().equals("text"));
    assertThat(origin.requests()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anOriginThatIsDownFailsWithAndWithoutRx() {
    origin.close();
    assertThatThrownBy(() -> get("/topic")).isInstanceOf(ProcessingException.class);
    assertThatThrownBy(() -> target("/topic").request().rx().get().toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(java.net.ConnectException.class);
  }

  @Test
  void aTimeoutOfTheOriginClientEndsTheCallAndItsFollower() throws InterruptedException {
    network.close();
    network = builder().readTimeout(300, TimeUnit.MILLISECONDS).build();
    client.close();
    client = builder().register(new HttpCacheFeature(cache, network)).build();
    CountDownLatch never = new CountDownLatch(1);
    origin.serves("/topic", exchange -> await(never));
    List<CompletableFuture<Response>> both =
        IntStream.range(0, 2)
            .mapToObj(i -> target("/topic").request().rx().get().toCompletableFuture())
            .toList();
    for (CompletableFuture<Response> call : both) {
      assertThatThrownBy(call::get).hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
    }
    never.countDown();
  }

  @Test
  void aTargetHasOptionsAndAMode() {
    serves("/topic", "text");
    WebTarget tagged =
        target("/topic")
            .property(HttpCacheFeature.OPTIONS, CallOptions.none().withTags(List.of("forum")));
    tagged.request().get(String.class);
    tagged.request().property(HttpCacheFeature.MODE, CacheMode.RELOAD).get(String.class);
    assertThat(origin.requests()).isEqualTo(2);
    cache.responses().invalidateTag("forum");
    tagged.request().get(String.class);
    assertThat(origin.requests()).isEqualTo(3);
  }

  @Test
  void anotherTypeOfAPropertyIsRefused() {
    assertThatThrownBy(
            () -> target("/topic").request().property(HttpCacheFeature.MODE, "RELOAD").get())
        .hasStackTraceContaining("mode is a java.lang.String, but takes a org.jcachehttp");
  }

  @Test
  void anOriginClientWithTheCacheIsRefused() {
    network.register(new HttpCacheFeature(cache, network));
    assertThatThrownBy(() -> network.target(origin.url() + "/topic").request().get())
        .hasStackTraceContaining("takes a client without it");
  }

  @Test
  void redirectionsAreThoseOfTheCallerByDefault() {
    origin.redirects("/old", 301, "/new", "max-age=60");
    for (int i = 0; i < 2; i++) {
      Response moved = target("/old").request().get();
      assertThat(moved.getStatus()).isEqualTo(301);
      assertThat(moved.getHeaderString("Location")).isEqualTo("/new");
      moved.close();
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
