package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;

/** Bodies pass while the origin sends them. */
interface StreamsContract extends ClientFixture {

  /** Sends a line, and the last line when the latch is open. */
  private static HttpHandler lines(CountDownLatch ended, String... fields) {
    return exchange -> {
      LoopbackOrigin.add(exchange, fields);
      try (exchange) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("first\n".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        boolean unused = ended.await(1, TimeUnit.MINUTES);
        exchange.getResponseBody().write("last\n".getBytes(UTF_8));
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private void assertFirstLinePasses(CountDownLatch ended) throws IOException {
    HttpResponse response = stage().client.send(TestCall.of(request("GET", "/lines")));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body().open(), UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("first");
      ended.countDown();
      assertThat(lines.readLine()).isEqualTo("last");
      assertThat(lines.readLine()).isNull();
    } finally {
      ended.countDown();
    }
  }

  @Test
  default void theFirstLineOfASlowResponsePassesAtOnce() throws IOException {
    needs(ClientFeature.STREAMING);
    CountDownLatch ended = new CountDownLatch(1);
    origin().serves("/lines", lines(ended, "Cache-Control", "max-age=60"));
    assertFirstLinePasses(ended);
    assertHit("/lines", "first\nlast\n");
  }

  @Test
  default void theFirstLineOfAnEventStreamPassesAtOnce() throws IOException {
    needs(ClientFeature.STREAMING);
    CountDownLatch ended = new CountDownLatch(1);
    origin().serves("/lines", lines(ended, "Content-Type", "text/event-stream"));
    assertFirstLinePasses(ended);
    assertThat(stage().cache.statistics().hits()).isZero();
  }

  /** The cache reads a short rest itself. */
  @Test
  default void aBodyThatIsClosedEarlyIsNotStored() throws IOException {
    needs(ClientFeature.STREAMING);
    byte[] file = new byte[TestStage.MAX_BODY_SIZE];
    origin().serves("/file", LoopbackOrigin.answer(200, file, "Cache-Control", "max-age=60"));
    HttpResponse response = stage().client.send(TestCall.of(request("GET", "/file")));
    try (InputStream body = response.body().open()) {
      assertThat(body.read()).isZero();
    }
    assertThat(get("/file").body()).isEqualTo(file);
    assertRequestedAgainOrReadOn();
  }

  @Test
  default void aBodyThatIsNeverReadIsNotStored() throws IOException {
    needs(ClientFeature.STREAMING);
    byte[] large = new byte[4 * TestStage.MAX_BODY_SIZE];
    origin().serves("/file", LoopbackOrigin.answer(200, large, "Cache-Control", "max-age=60"));
    HttpResponse unread = stage().client.send(TestCall.of(request("GET", "/file")));
    unread.body().open().close();
    assertThat(get("/file").body()).hasSameSizeAs(large);
    assertRequestedAgainOrReadOn();
  }

  /** A client that closes on another thread may let the next caller read the same body first. */
  private void assertRequestedAgainOrReadOn() {
    assertThat(origin().requests()).isIn(1, 2);
  }
}
