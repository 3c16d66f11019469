package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.junit.jupiter.api.Test;

/** HTTP/2, by a client that speaks it. */
interface Http2Contract extends ClientFixture {

  /** An origin, and a client that speaks HTTP/2 with it. */
  final class Http2Stage implements AutoCloseable {

    final Http2Origin origin = new Http2Origin();
    final TestClient client;

    private Http2Stage(TestClient client) {
      this.client = client;
    }

    Received get(String path, String... fields) throws IOException {
      HttpRequest request =
          HttpRequest.builder("GET", URI.create(origin.url() + path))
              .fields(Fields.of(fields))
              .build();
      return Received.of(client.send(TestCall.of(request)));
    }

    private CompletableFuture<Received> getOn(ExecutorService callers, String path) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return get(path);
            } catch (IOException failure) {
              throw new AssertionError(failure);
            }
          },
          callers);
    }

    @Override
    public void close() {
      client.close();
      origin.close();
    }
  }

  private Http2Stage openHttp2Stage() {
    needs(ClientFeature.HTTP_2);
    return new Http2Stage(openHttp2());
  }

  @Test
  default void aFreshResponseByHttp2IsStored() throws IOException {
    try (Http2Stage stage = openHttp2Stage()) {
      // Java's client has stopped in the middle of a body above the initial window of 64 KiB.
      byte[] body = new byte[32 * 1024];
      stage.origin.serves("/file", body, "Cache-Control", "max-age=60");
      assertThat(stage.get("/file").body()).isEqualTo(body);
      Received hit = stage.get("/file");
      assertThat(hit.isHit()).isTrue();
      assertThat(hit.body()).isEqualTo(body);
      assertThat(stage.origin.requests()).isEqualTo(1);
      assertThat(stage.origin.protocols()).containsExactly("HTTP/2.0");
    }
  }

  @Test
  default void aStaleResponseIsConfirmedByHttp2() throws IOException {
    try (Http2Stage stage = openHttp2Stage()) {
      stage.origin.serves(
          "/topic", "text".getBytes(UTF_8), "Cache-Control", "max-age=60", "ETag", "\"1\"");
      stage.get("/topic");
      passes(Duration.ofSeconds(61));
      Received confirmed = stage.get("/topic");
      assertThat(confirmed.status()).isEqualTo(200);
      assertThat(confirmed.text()).isEqualTo("text");
      assertThat(confirmed.cacheStatus()).contains("fwd=stale; fwd-status=304");
      assertThat(stage.origin.lastField("If-None-Match")).contains("\"1\"");
      assertThat(stage.origin.protocols()).containsExactly("HTTP/2.0");
    }
  }

  /** The client decompresses or not, and does the same for a stored response. */
  @Test
  default void aCompressedResponseByHttp2IsStored() throws IOException {
    try (Http2Stage stage = openHttp2Stage()) {
      stage.origin.serves(
          "/file",
          BodiesContract.gzip("text"),
          "Cache-Control",
          "max-age=60",
          "Content-Encoding",
          "gzip");
      Received miss = stage.get("/file", "Accept-Encoding", "gzip");
      Received hit = stage.get("/file", "Accept-Encoding", "gzip");
      assertThat(hit.isHit()).isTrue();
      assertThat(hit.body()).isEqualTo(miss.body()).isNotEmpty();
      assertThat(hit.fields().all("Content-Encoding"))
          .isEqualTo(miss.fields().all("Content-Encoding"));
    }
  }

  @Test
  default void streamsAtOnceAreCollapsedByTheirTargets() {
    int targets = 3;
    ExecutorService callers = Executors.newFixedThreadPool(3 * targets);
    try (Http2Stage stage = openHttp2Stage()) {
      for (int i = 0; i < targets; i++) {
        stage.origin.serves("/" + i, ("text " + i).getBytes(UTF_8), "Cache-Control", "max-age=60");
      }
      stage.origin.hold();
      List<CompletableFuture<Received>> all =
          IntStream.range(0, 3 * targets)
              .mapToObj(i -> stage.getOn(callers, "/" + i % targets))
              .toList();
      await(() -> stage.origin.requests() == targets);
      stage.origin.release();
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).join().text()).isEqualTo("text " + i % targets);
      }
      assertThat(stage.origin.requests()).isEqualTo(targets);
      assertThat(stage.origin.protocols()).containsExactly("HTTP/2.0");
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  default void aStoredResponseHasTheVersionByWhichItWasReceived() throws IOException {
    needs(ClientFeature.HTTP_VERSION);
    try (Http2Stage stage = openHttp2Stage()) {
      stage.origin.serves("/topic", "text".getBytes(UTF_8), "Cache-Control", "max-age=60");
      assertThat(stage.get("/topic").protocol()).isEqualTo("HTTP/2");
      Received hit = stage.get("/topic");
      assertThat(hit.isHit()).isTrue();
      assertThat(hit.protocol()).isEqualTo("HTTP/2");
    }
  }
}
