package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The event loop of an asynchronous client is not blocked by a body. */
class EventLoopTest {

  private final HttpCache cache = HttpCache.open();
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private final CountDownLatch bodyArrives = new CountDownLatch(1);

  @AfterEach
  void close() {
    cache.close();
    loop.shutdownNow();
  }

  @Test
  void neitherTheCallerNorTheEventLoopWaitsForTheBody() throws Exception {
    AsyncClient<Object> client = CachingAsyncClient.wrap(this::onTheLoop, cache);
    CompletableFuture<Response> answer =
        client.execute(request(), new Request.Options(), Optional.empty());
    // The event loop is free although the body has not arrived.
    loop.submit(() -> {}).get(10, TimeUnit.SECONDS);
    assertThat(answer).isNotDone();
    bodyArrives.countDown();
    assertThat(ClientFixture.text(answer.get(10, TimeUnit.SECONDS))).isEqualTo("hello");
  }

  @Test
  void aHitCompletesTheFuture() throws Exception {
    bodyArrives.countDown();
    AsyncClient<Object> client = CachingAsyncClient.wrap(this::onTheLoop, cache);
    client.execute(request(), new Request.Options(), Optional.empty()).get(10, TimeUnit.SECONDS);
    Response hit =
        client
            .execute(request(), new Request.Options(), Optional.empty())
            .get(10, TimeUnit.SECONDS);
    assertThat(ClientFixture.status(hit)).contains("hit");
  }

  private CompletableFuture<Response> onTheLoop(
      Request request, Request.Options options, Optional<Object> context) {
    return CompletableFuture.supplyAsync(
        () ->
            Response.builder()
                .status(200)
                .headers(Map.of("Cache-Control", List.of("max-age=60")))
                .body(new SlowBody(), 5)
                .request(request)
                .build(),
        loop);
  }

  /** A body that waits for a latch. */
  private final class SlowBody extends FilterInputStream {

    SlowBody() {
      super(new ByteArrayInputStream("hello".getBytes(UTF_8)));
    }

    @Override
    public int read() throws IOException {
      awaitArrival();
      return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      awaitArrival();
      return super.read(target, offset, length);
    }

    private void awaitArrival() throws IOException {
      try {
        assertThat(bodyArrives.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }
  }

  private static Request request() {
    return Request.create(
        Request.HttpMethod.GET, "http://localhost/topic", Map.of(), null, UTF_8, null);
  }
}
