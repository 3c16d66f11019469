package org.jcachehttp.clients.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every call ends, and releases its connection, also if the application's code fails. */
@Timeout(60)
class CallEndsTest {

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final HttpCache cache = HttpCache.open("memory:");

  @AfterEach
  void close() {
    origin.close();
    cache.close();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(origin.url() + path)).build();
  }

  @Test
  void aStoredResponseEndsACallWhoseExecutorIsShutDown() throws Exception {
    origin.servesFresh("/topic", "text");
    ExecutorService executor = Executors.newCachedThreadPool();
    HttpClient client =
        CachingHttpClient.wrap(HttpClient.newBuilder().executor(executor).build(), cache);
    client.send(request("/topic"), BodyHandlers.ofString());
    executor.shutdownNow();
    CompletableFuture<?> call = client.sendAsync(request("/topic"), BodyHandlers.ofString());
    assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(RejectedExecutionException.class);
  }

  /** A subscriber that refuses its subscription. */
  private record Refusing() implements BodySubscriber<Void> {

    @Override
    public CompletionStage<Void> getBody() {
      return new CompletableFuture<>();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      throw new IllegalStateException("no subscription");
    }

    @Override
    public void onNext(List<ByteBuffer> item) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  @Test
  void theConnectionOfASubscriberThatFailsAtOnceIsClosed() throws Exception {
    CountDownLatch closed = new CountDownLatch(2);
    origin.serves(
        "/topic",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (exchange) {
            while (true) {
              exchange.getResponseBody().write(new byte[64 << 10]);
            }
          } catch (IOException reset) {
            closed.countDown();
          }
        });
    HttpClient client = CachingHttpClient.wrap(HttpClient.newHttpClient(), cache);
    HttpResponse.BodyHandler<Void> refusing = info -> new Refusing();
    assertThatThrownBy(() -> client.send(request("/topic"), refusing))
        .hasStackTraceContaining("no subscription");
    CompletableFuture<?> call = client.sendAsync(request("/topic"), refusing);
    assertThatThrownBy(call::get).hasStackTraceContaining("no subscription");
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
