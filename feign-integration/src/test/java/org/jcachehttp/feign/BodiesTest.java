package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;
import static org.jcachehttp.feign.ClientFixture.bytes;
import static org.jcachehttp.feign.ClientFixture.status;
import static org.jcachehttp.feign.ClientFixture.text;

import com.sun.net.httpserver.HttpHandler;
import feign.Response;
import feign.RetryableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.maintenance.Criteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Large, compressed, truncated and slow bodies, with every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
class BodiesTest {

  private static final byte[] BIG = new byte[20 << 20];

  static {
    new Random(1).nextBytes(BIG);
  }

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;
  private final Forum forum;

  BodiesTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
    forum = fixture.forum();
  }

  @Test
  void aLargeBodyIsStreamed() {
    origin.serves("/topic", fresh(BIG, 0));
    Response response = forum.get("topic");
    assertThat(response.body().isRepeatable()).isFalse();
    assertThat(bytes(response)).isEqualTo(BIG);
    assertThat(fixture.cache.responses().stream(Criteria.all())).isEmpty();
    assertThat(fixture.cache.statistics().misses()).isEqualTo(1);
  }

  @Test
  void aBodyDecompressedByTheClientIsStoredDecoded() throws IOException {
    byte[] compressed = gzip("hello, hello, hello, hello, hello, hello");
    origin.serves(
        "/topic",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          fresh(compressed, compressed.length).handle(exchange);
        });
    assertThat(decoded(forum.get("topic"))).startsWith("hello");
    Response hit = forum.get("topic");
    assertThat(status(hit)).contains("hit");
    assertThat(decoded(hit)).isEqualTo("hello, hello, hello, hello, hello, hello");
  }

  /** Decompresses the body if the client did not. */
  private static String decoded(Response response) throws IOException {
    byte[] bytes = bytes(response);
    return response.headers().containsKey("content-encoding")
        ? new String(
            new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bytes))
                .readAllBytes(),
            UTF_8)
        : new String(bytes, UTF_8);
  }

  @Test
  void aTruncatedBodyIsNotStored() {
    AtomicBoolean complete = new AtomicBoolean();
    origin.serves(
        "/topic",
        exchange -> fresh((complete.get() ? "hello" : "hel").getBytes(UTF_8), 5).handle(exchange));
    assertThat(resultOfTruncatedBody()).containsAnyOf("detail=truncated", "Exception");
    complete.set(true);
    Response whole = forum.get("topic");
    assertThat(text(whole)).isEqualTo("hello");
    assertThat(status(whole)).contains("fwd=uri-miss");
  }

  /** Returns the Cache-Status, or the exception of a client that detects a truncated body. */
  private String resultOfTruncatedBody() {
    try {
      return status(forum.get("topic"));
    } catch (RetryableException detected) {
      return detected.toString();
    }
  }

  @Test
  void aFailingOriginFailsTheCall() {
    origin.serves("/topic", com.sun.net.httpserver.HttpExchange::close);
    assertThatThrownBy(() -> forum.get("topic")).isInstanceOf(RetryableException.class);
  }

  @Test
  void aStaleResponseIsServedWhenTheOriginIsUnreachable() {
    AtomicBoolean down = new AtomicBoolean();
    origin.serves(
        "/topic",
        exchange -> {
          if (down.get()) {
            exchange.close();
          } else {
            fresh("hello".getBytes(UTF_8), 5).handle(exchange);
          }
        });
    forum.get("topic");
    down.set(true);
    fixture.passes(Duration.ofMinutes(5));
    assertThat(status(forum.get("topic"))).contains("detail=origin-unreachable");
  }

  @Test
  void concurrentCallsFetchASlowBodyOnce() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    origin.serves(
        "/topic",
        exchange -> {
          arrived.countDown();
          await(released);
          fresh("hello".getBytes(UTF_8), 5).handle(exchange);
        });
    var first = java.util.concurrent.CompletableFuture.supplyAsync(() -> forum.text("topic"));
    await(arrived);
    var second = java.util.concurrent.CompletableFuture.supplyAsync(() -> forum.text("topic"));
    released.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
    assertThat(origin.requests()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void aResponseWithoutContentIsReturned() {
    origin.serves("/topic", answer(204, ""));
    assertThat(forum.get("topic").status()).isEqualTo(204);
  }

  /** Returns a response that is fresh for a minute; chunked if {@code announced} is 0. */
  private static HttpHandler fresh(byte[] body, long announced) {
    return exchange -> {
      exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
      try (exchange) {
        exchange.sendResponseHeaders(200, Math.max(0, announced));
        exchange.getResponseBody().write(body);
      }
    };
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(text.getBytes(UTF_8));
    }
    return compressed.toByteArray();
  }
}
