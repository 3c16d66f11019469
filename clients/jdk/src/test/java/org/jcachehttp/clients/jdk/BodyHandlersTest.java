package org.jcachehttp.clients.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import com.github.mizosoft.methanol.Methanol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Body handlers, and what else a {@code java.net.http.HttpClient} has. */
@Timeout(60)
class BodyHandlersTest {

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final HttpCache cache = HttpCache.open("memory:");
  private final HttpClient client =
      CachingHttpClient.wrap(
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build(), cache);

  @TempDir Path folder;

  @AfterEach
  void close() {
    origin.close();
    cache.close();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(origin.url() + path)).build();
  }

  private <T> T hit(BodyHandler<T> handler) throws IOException, InterruptedException {
    origin.servesFresh("/topic", "one\ntwo\n");
    client.send(request("/topic"), handler);
    HttpResponse<T> hit = client.send(request("/topic"), handler);
    assertThat(hit.headers().firstValue("Cache-Status").orElse("")).contains("hit");
    assertThat(origin.requests()).isEqualTo(1);
    return hit.body();
  }

  @Test
  void aStoredBodyIsWrittenToAFile() throws Exception {
    Path file = hit(BodyHandlers.ofFile(folder.resolve("topic.txt")));
    assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");
  }

  @Test
  void aStoredBodyIsReadByLine() throws Exception {
    try (Stream<String> lines = hit(BodyHandlers.ofLines())) {
      assertThat(lines).containsExactly("one", "two");
    }
  }

  @Test
  void aSubscriberThatFailsAtTheEndFailsTheCall() {
    origin.servesFresh("/topic", "text");
    BodyHandler<Void> failing =
        BodyHandlers.ofByteArrayConsumer(
            bytes -> {
              if (bytes.isEmpty()) {
                throw new IllegalStateException("the checksum is wrong");
              }
            });
    assertThatThrownBy(() -> client.send(request("/topic"), failing))
        .hasStackTraceContaining("the checksum is wrong");
  }

  @Test
  void aClientWithACacheIsRefused() {
    assertThatThrownBy(() -> CachingHttpClient.wrap(client, cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("client already has an HTTP cache");
  }

  @Test
  void aStoredBodyIsDiscarded() throws Exception {
    assertThat(hit(BodyHandlers.discarding())).isNull();
  }

  @Test
  void aStoredBodyIsConsumed() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hit(BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes::writeBytes)));
    assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\none\ntwo\n");
  }

  @Test
  void aStoredBodyIsPublished() throws Exception {
    var publisher = hit(BodyHandlers.ofPublisher());
    var body = HttpResponse.BodySubscribers.ofString(UTF_8);
    publisher.subscribe(body);
    assertThat(body.getBody().toCompletableFuture().join()).isEqualTo("one\ntwo\n");
  }

  @Test
  void aHandlerSeesStatusAndFields() throws Exception {
    origin.serves("/topic", answer(404, "absent", "Cache-Control", "max-age=60", "X-Forum", "a"));
    BodyHandler<String> handler =
        info -> {
          assertThat(info.statusCode()).isEqualTo(404);
          assertThat(info.headers().firstValue("x-forum")).contains("a");
          return HttpResponse.BodySubscribers.ofString(UTF_8);
        };
    for (int i = 0; i < 2; i++) {
      assertThat(client.send(request("/topic"), handler).body()).isEqualTo("absent");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aHandlerThatThrowsIsTheFailureOfTheCall() {
    origin.servesFresh("/topic", "text");
    BodyHandler<String> broken =
        info -> {
          throw new IllegalStateException("broken handler");
        };
    assertThatThrownBy(() -> client.send(request("/topic"), broken))
        .hasStackTraceContaining("broken handler");
    assertThat(client.sendAsync(request("/topic"), broken)).failsWithin(10, TimeUnit.SECONDS);
  }

  @Test
  void aRedirectionIsThePreviousResponse() throws Exception {
    origin.serves("/old", answer(301, "", "Location", "/new", "Cache-Control", "max-age=60"));
    origin.servesFresh("/new", "text");
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response = client.send(request("/old"), BodyHandlers.ofString());
      assertThat(response.uri().getPath()).isEqualTo("/new");
      assertThat(response.previousResponse()).isPresent();
      HttpResponse<String> previous = response.previousResponse().orElseThrow();
      assertThat(previous.statusCode()).isEqualTo(301);
      assertThat(previous.uri().getPath()).isEqualTo("/old");
      assertThat(previous.previousResponse()).isEmpty();
    }
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void theTimeoutOfARequestEndsTheWaitForAnother() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
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
    CompletableFuture<?> leader = client.sendAsync(request("/topic"), BodyHandlers.ofString());
    HttpRequest hurried =
        HttpRequest.newBuilder(URI.create(origin.url() + "/topic"))
            .timeout(java.time.Duration.ofMillis(200))
            .build();
    assertThatThrownBy(() -> client.send(hurried, BodyHandlers.ofString()))
        .isInstanceOf(java.net.http.HttpTimeoutException.class);
    open.countDown();
    leader.join();
  }

  @Test
  void cancellingEndsTheWaitOfTheCallerOnly() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
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
    CompletableFuture<?> cancelled = client.sendAsync(request("/topic"), BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> other =
        client.sendAsync(request("/topic"), BodyHandlers.ofString());
    assertThat(cancelled.cancel(true)).isTrue();
    assertThat(cancelled).isCancelled();
    open.countDown();
    assertThat(other.get().body()).isEqualTo("text");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aResultIsCompletedOnTheExecutorOfTheClient() throws Exception {
    origin.servesFresh("/topic", "text");
    ExecutorService one = Executors.newSingleThreadExecutor(work -> new Thread(work, "of-client"));
    try {
      HttpClient onOne =
          CachingHttpClient.wrap(HttpClient.newBuilder().executor(one).build(), cache);
      for (int i = 0; i < 2; i++) {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<String> thread =
            onOne
                .sendAsync(request("/topic"), BodyHandlers.ofInputStream())
                .thenApply(response -> Thread.currentThread().getName());
        started.countDown();
        assertThat(thread.get()).isIn("of-client", Thread.currentThread().getName());
      }
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void aRequestWithAPushPromiseHandlerBypassesTheCache() throws Exception {
    origin.servesFresh("/topic", "text");
    for (int i = 0; i < 2; i++) {
      String body =
          client
              .sendAsync(
                  request("/topic"), BodyHandlers.ofString(), (initiating, pushed, acceptor) -> {})
              .get()
              .body();
      assertThat(body).isEqualTo("text");
    }
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void theSettingsAreThoseOfTheWrappedClient() {
    assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NORMAL);
    assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(client.cookieHandler()).isEmpty();
  }

  @Test
  void aClientOfAnotherLibraryThatFollowsRedirectionsIsRefused() {
    HttpClient methanol = Methanol.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatThrownBy(() -> CachingHttpClient.wrap(methanol, cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Redirect.NEVER");
  }

  @Test
  void severalCallsShareOneBody() throws Exception {
    origin.servesFresh("/topic", "text");
    List<CompletableFuture<HttpResponse<String>>> all =
        Stream.generate(() -> client.sendAsync(request("/topic"), BodyHandlers.ofString()))
            .limit(20)
            .toList();
    for (CompletableFuture<HttpResponse<String>> each : all) {
      assertThat(each.get().body()).isEqualTo("text");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
