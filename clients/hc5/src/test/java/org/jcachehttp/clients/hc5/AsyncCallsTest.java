package org.jcachehttp.clients.hc5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.Criteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What calls of the asynchronous client have beside the contract. */
@Timeout(60)
class AsyncCallsTest {

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final HttpCache cache = HttpCache.builder().clock(now::get).open("memory:");
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void close() {
    open.countDown();
    origin.close();
    cache.close();
  }

  private CloseableHttpAsyncClient start(HttpAsyncClientBuilder builder) {
    CloseableHttpAsyncClient client = AsyncHttpCacheHandler.addTo(builder, cache).build();
    client.start();
    return client;
  }

  private Future<SimpleHttpResponse> execute(CloseableHttpAsyncClient client, String path) {
    SimpleHttpRequest request = SimpleRequestBuilder.get(origin.url() + path).build();
    return client.execute(request, null);
  }

  private String get(CloseableHttpAsyncClient client, String path)
      throws ExecutionException, InterruptedException {
    return execute(client, path).get().getBodyText();
  }

  private void awaitOrigin(int requests) throws InterruptedException {
    while (origin.requests() < requests) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private void servesLate() {
    origin.serves(
        "/topic",
        exchange -> {
          try {
            boolean unused = open.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
          answer(200, "text", "Cache-Control", "max-age=60").handle(exchange);
        });
  }

  @Test
  void aCancelledLeaderLeavesItsResponseToTheFollower() throws Exception {
    servesLate();
    try (CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      Future<SimpleHttpResponse> leader = execute(client, "/topic");
      awaitOrigin(1);
      Future<SimpleHttpResponse> follower = execute(client, "/topic");
      assertThat(leader.cancel(true)).isTrue();
      assertThatThrownBy(leader::get).isInstanceOf(CancellationException.class);
      open.countDown();
      assertThat(follower.get().getBodyText()).isEqualTo("text");
      assertThat(get(client, "/topic")).isEqualTo("text");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aCancelledFollowerDoesNotEndTheCallOfTheLeader() throws Exception {
    servesLate();
    try (CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      Future<SimpleHttpResponse> leader = execute(client, "/topic");
      awaitOrigin(1);
      Future<SimpleHttpResponse> follower = execute(client, "/topic");
      assertThat(follower.cancel(true)).isTrue();
      assertThatThrownBy(follower::get).isInstanceOf(CancellationException.class);
      open.countDown();
      assertThat(leader.get().getBodyText()).isEqualTo("text");
    }
  }

  @Test
  void aBodyWhoseCallIsCancelledIsNotStored() throws Exception {
    origin.serves(
        "/topic",
        exchange -> {
          LoopbackOrigin.add(exchange, "Cache-Control", "max-age=60");
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1000]);
            exchange.getResponseBody().flush();
            boolean unused = open.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
        });
    try (CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      Future<SimpleHttpResponse> call = execute(client, "/topic");
      awaitOrigin(1);
      assertThat(call.cancel(true)).isTrue();
      assertThatThrownBy(call::get).isInstanceOf(CancellationException.class);
    }
    assertThat(cache.responses().count(Criteria.all())).isZero();
  }

  @Test
  void aRedirectionKeepsTheScopeOfTheCaller() throws Exception {
    origin.redirects("/old", 302, "/new", "max-age=60");
    origin.servesFresh("/new", "text");
    try (CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      assertThat(get(client, "/old")).isEqualTo("text");
      Future<SimpleHttpResponse> reloaded;
      try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
        assertThat(scope.mode()).isPresent();
        reloaded = execute(client, "/old");
      }
      assertThat(reloaded.get().getBodyText()).isEqualTo("text");
    }
    assertThat(origin.paths()).containsExactly("/old", "/new", "/old", "/new");
  }

  @Test
  void handlersBeforeTheProtocolAreBelowTheCacheAndEarlierOnesAbove() throws Exception {
    origin.servesFresh("/topic", "text");
    List<String> calls = new CopyOnWriteArrayList<>();
    HttpAsyncClientBuilder builder =
        HttpAsyncClients.custom()
            .addExecInterceptorBefore(
                ChainElement.PROTOCOL.name(),
                "above",
                (request, content, scope, chain, callback) -> {
                  calls.add("above");
                  chain.proceed(request, content, scope, callback);
                });
    AsyncHttpCacheHandler.addTo(builder, cache)
        .addExecInterceptorBefore(
            ChainElement.PROTOCOL.name(),
            "below",
            (request, content, scope, chain, callback) -> {
              calls.add("below");
              chain.proceed(request, content, scope, callback);
            });
    try (CloseableHttpAsyncClient client = builder.build()) {
      client.start();
      get(client, "/topic");
      get(client, "/topic");
    }
    assertThat(calls).containsExactly("above", "below", "above");
  }

  @Test
  void aRefreshSendsTheCookiesOfTheCall() throws Exception {
    origin.serves(
        "/me",
        exchange ->
            answer(
                    200,
                    exchange.getRequestHeaders().getFirst("Cookie"),
                    "Cache-Control",
                    "max-age=60, stale-while-revalidate=600")
                .handle(exchange));
    BasicCookieStore jar = new BasicCookieStore();
    BasicClientCookie cookie = new BasicClientCookie("user", "alice");
    cookie.setDomain("127.0.0.1");
    cookie.setPath("/");
    jar.addCookie(cookie);
    try (CloseableHttpAsyncClient client =
        start(HttpAsyncClients.custom().setDefaultCookieStore(jar))) {
      assertThat(get(client, "/me")).isEqualTo("user=alice");
      now.updateAndGet(time -> time.plus(Duration.ofSeconds(90)));
      assertThat(get(client, "/me")).isEqualTo("user=alice");
      while (cache.statistics().refreshes().succeeded() == 0) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      assertThat(get(client, "/me")).isEqualTo("user=alice");
    }
    assertThat(origin.requests()).isEqualTo(2);
  }
}
