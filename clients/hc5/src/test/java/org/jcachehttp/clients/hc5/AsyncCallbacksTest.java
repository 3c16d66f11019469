package org.jcachehttp.clients.hc5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a call is reported once, also to a callback that throws. */
@Timeout(60)
class AsyncCallbacksTest {

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final HttpCache cache = HttpCache.open("memory:");
  private final List<String> ends = new CopyOnWriteArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void close() {
    open.countDown();
    origin.close();
    cache.close();
  }

  /** Records the end of a call above the cache, and throws after it. */
  private record Throwing(AsyncExecCallback next, List<String> ends) implements AsyncExecCallback {

    @Override
    public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails details)
        throws HttpException, IOException {
      return next.handleResponse(response, details);
    }

    @Override
    public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
      next.handleInformationResponse(response);
    }

    @Override
    public void completed() {
      ends.add("completed");
      next.completed();
      throw new IllegalStateException("after completed");
    }

    @Override
    public void failed(Exception cause) {
      ends.add("failed");
      next.failed(cause);
      throw new IllegalStateException("after failed");
    }
  }

  private CloseableHttpAsyncClient start() {
    HttpAsyncClientBuilder builder =
        HttpAsyncClients.custom()
            .disableAutomaticRetries()
            .addExecInterceptorBefore(
                ChainElement.PROTOCOL.name(),
                "throwing",
                (request, content, scope, chain, callback) ->
                    chain.proceed(request, content, scope, new Throwing(callback, ends)));
    CloseableHttpAsyncClient client = AsyncHttpCacheHandler.addTo(builder, cache).build();
    client.start();
    return client;
  }

  private Future<?> execute(CloseableHttpAsyncClient client) {
    return client.execute(SimpleRequestBuilder.get(origin.url() + "/topic").build(), null);
  }

  /** A second end of a call would follow its first at once, and so be seen before the next call. */
  private void assertEnds(String end) throws IOException, InterruptedException {
    try (CloseableHttpAsyncClient client = start()) {
      for (int calls = 1; calls <= 3; calls++) {
        Future<?> unused = execute(client);
        while (ends.size() < calls) {
          TimeUnit.MILLISECONDS.sleep(2);
        }
      }
    }
    assertThat(ends).containsExactly(end, end, end);
  }

  @Test
  void aCallWithABodyInMemoryCompletesOnce() throws Exception {
    origin.servesFresh("/topic", "text");
    assertEnds("completed");
  }

  @Test
  void aCallWithAStreamCompletesOnce() throws Exception {
    origin.serves("/topic", answer(200, new byte[200 * 1024], "Cache-Control", "no-store"));
    assertEnds("completed");
  }

  @Test
  void aCallWithoutABodyCompletesOnce() throws Exception {
    origin.serves("/topic", answer(204, ""));
    assertEnds("completed");
  }

  @Test
  void aCallFailsOnce() throws Exception {
    origin.close();
    assertEnds("failed");
  }

  @Test
  void aCancelledCallFailsOnce() throws Exception {
    origin.serves(
        "/topic",
        exchange -> {
          try (exchange) {
            boolean unused = open.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
        });
    try (CloseableHttpAsyncClient client = start()) {
      Future<?> call = execute(client);
      while (origin.requests() == 0) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      assertThat(call.cancel(true)).isTrue();
    }
    assertThat(ends).containsExactly("failed");
  }
}
