package org.jcachehttp.clients.hc5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
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

  /** The asynchronous client of HttpClient 5.6 decodes responses, and 5.5 does not ask for it. */
  @Test
  void theCodingThatTheClientAsksForIsDecodedForTheOriginAndForTheStore() throws Exception {
    origin.serves(
        "/topic",
        exchange -> {
          String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
          boolean isCoded = accepted != null && accepted.contains("gzip");
          byte[] body = isCoded ? gzip("text") : "text".getBytes(UTF_8);
          LoopbackOrigin.add(exchange, "Cache-Control", "max-age=60", "Vary", "Accept-Encoding");
          if (isCoded) {
            LoopbackOrigin.add(exchange, "Content-Encoding", "gzip");
          }
          try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    try (CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      assertThat(get(client, "/topic")).isEqualTo("text");
      assertThat(get(client, "/topic")).isEqualTo("text");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream coding = new GZIPOutputStream(bytes)) {
      coding.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void anErrorOfAConsumerIsTheFailureOfItsCall() throws Exception {
    origin.servesFresh("/topic", "text");
    AtomicInteger deliveries = new AtomicInteger();
    try (CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      Future<String> call =
          client.execute(
              SimpleRequestProducer.create(
                  SimpleRequestBuilder.get(origin.url() + "/topic").build()),
              new AbstractBinResponseConsumer<String>() {
                @Override
                protected void start(HttpResponse response, ContentType type) {
                  deliveries.incrementAndGet();
                }

                @Override
                protected int capacityIncrement() {
                  return Integer.MAX_VALUE;
                }

                @Override
                protected void data(ByteBuffer bytes, boolean isEnd) {
                  throw new NoClassDefFoundError("a decoder");
                }

                @Override
                protected String buildResult() {
                  return "";
                }

                @Override
                public void informationResponse(HttpResponse response, HttpContext context) {}

                @Override
                public void releaseResources() {}
              },
              null);
      assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }
    assertThat(deliveries).as("the client sends no request again").hasValue(1);
  }

  /** The client releases the producer of a cancelled call, which would begin again. */
  @Test
  void theConnectionOfACancelledUploadIsClosed() throws Exception {
    byte[] content = new byte[64 << 20];
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CloseableHttpAsyncClient client = start(HttpAsyncClients.custom())) {
      SimpleHttpRequest request =
          SimpleRequestBuilder.post("http://127.0.0.1:" + server.getLocalPort() + "/upload")
              .setBody(content, ContentType.APPLICATION_OCTET_STREAM)
              .build();
      Future<SimpleHttpResponse> call = client.execute(request, null);
      try (Socket connection = server.accept()) {
        assertThat(connection.getInputStream().read()).isEqualTo('P');
        assertThat(call.cancel(true)).isTrue();
        assertThat(lengthOf(connection.getInputStream())).isLessThan(content.length);
      }
    }
  }

  private static long lengthOf(InputStream stream) throws IOException {
    long length = 0;
    byte[] part = new byte[64 << 10];
    try {
      for (int n = stream.read(part); n >= 0; n = stream.read(part)) {
        length += n;
      }
      return length;
    } catch (SocketException reset) {
      return length;
    }
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
  }
}
