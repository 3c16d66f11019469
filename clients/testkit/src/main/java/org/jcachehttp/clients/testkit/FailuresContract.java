package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.message.HttpRequest;
import org.junit.jupiter.api.Test;

/** Failures of the origin and of the cache. */
interface FailuresContract extends ClientFixture {

  private static HttpRequest closedPort() {
    try (RawOrigin closed = new RawOrigin("")) {
      return HttpRequest.get(closed.url() + "/topic");
    }
  }

  @Test
  default void anOriginThatIsDownIsAnIOException() {
    HttpRequest request = closedPort();
    assertThatThrownBy(() -> send(request)).isInstanceOf(IOException.class);
  }

  @Test
  default void aStaleResponseReplacesAnOriginThatIsDown() throws IOException {
    HttpRequest request;
    try (RawOrigin raw =
        new RawOrigin(
            """
            HTTP/1.1 200 OK\r
            Cache-Control: max-age=60, stale-if-error=600\r
            Connection: close\r
            Content-Length: 4\r
            \r
            text""")) {
      request = HttpRequest.get(raw.url() + "/topic");
      assertThat(send(request).text()).isEqualTo("text");
    }
    passes(Duration.ofSeconds(61));
    Received stale = send(request);
    assertThat(stale.text()).isEqualTo("text");
    assertThat(stale.status()).isEqualTo(200);
    assertThat(stale.cacheStatus()).contains("fwd=stale");
  }

  @Test
  default void aStaleResponseReplacesAnErrorOfTheServer() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    origin()
        .serves(
            "/topic",
            exchange ->
                answer(
                        calls.incrementAndGet() == 1 ? 200 : 503,
                        "text " + calls.get(),
                        "Cache-Control",
                        "max-age=60, stale-if-error=600")
                    .handle(exchange));
    get("/topic");
    passes(Duration.ofSeconds(61));
    Received stale = get("/topic");
    assertThat(stale.status()).isEqualTo(200);
    assertThat(stale.text()).isEqualTo("text 1");
    assertThat(stale.cacheStatus()).contains("fwd-status=503");
  }

  @Test
  default void aStaleResponseIsServedWhileItIsRefreshed() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    origin()
        .serves(
            "/topic",
            exchange ->
                answer(
                        200,
                        "text " + calls.incrementAndGet(),
                        "Cache-Control",
                        "max-age=60, stale-while-revalidate=600")
                    .handle(exchange));
    get("/topic");
    passes(Duration.ofSeconds(61));
    assertThat(get("/topic").text()).isEqualTo("text 1");
    // A request that found the stale response may start one more refresh after the first one.
    await(() -> isRefreshed("text 1"));
  }

  private boolean isRefreshed(String stale) {
    try {
      return !get("/topic").text().equals(stale);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  default void aCallThroughAClosedCacheIsAnError() {
    origin().servesFresh("/topic", "text");
    stage().cache.close();
    assertThatThrownBy(() -> get("/topic")).hasStackTraceContaining("closed");
  }
}
