package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import feign.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies without an end pass to the caller of every client that does not buffer them itself. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
@Timeout(60)
class StreamsTest {

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;
  private final CountDownLatch ended = new CountDownLatch(1);

  StreamsTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
  }

  @AfterEach
  void endStreams() {
    ended.countDown();
  }

  private HttpHandler firstLine(String field, String value) {
    return exchange -> {
      exchange.getResponseHeaders().add(field, value);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("first\n".getBytes(UTF_8));
      exchange.getResponseBody().flush();
      awaitEnd(exchange);
    };
  }

  private void awaitEnd(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean unused = ended.await(1, TimeUnit.MINUTES);
      exchange.getResponseBody().write("last\n".getBytes(UTF_8));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertFirstLinePasses() throws IOException {
    assumeFalse(fixture.client().buffersBodies(), fixture.client() + " buffers bodies itself");
    try (Response response = fixture.forum().get("topic");
        BufferedReader lines = new BufferedReader(response.body().asReader(UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("first");
      ended.countDown();
      assertThat(lines.readLine()).isEqualTo("last");
    }
  }

  @Test
  void theFirstLineOfAFreshResponsePasses() throws IOException {
    origin.serves("/topic", firstLine("Cache-Control", "max-age=60"));
    assertFirstLinePasses();
    assertThat(ClientFixture.text(fixture.forum().get("topic"))).isEqualTo("first\nlast\n");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void theFirstLineOfAResponseWithAHeuristicLifetimePasses() throws IOException {
    origin.serves("/topic", firstLine("Last-Modified", "Sun, 29 Nov 2020 12:00:00 GMT"));
    assertFirstLinePasses();
  }

  @Test
  void theFirstLineOfAnEventStreamPasses() throws IOException {
    origin.serves("/topic", firstLine("Content-Type", "text/event-stream"));
    assertFirstLinePasses();
    assertThat(fixture.cache.statistics().hits()).isZero();
  }
}
