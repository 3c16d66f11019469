package org.jcachehttp.clients.hc5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A refresh on another thread, which has no context of the client. */
@Timeout(60)
class BackgroundRefreshTest {

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final HttpCache cache = HttpCache.builder().clock(now::get).open("memory:");

  @AfterEach
  void close() {
    origin.close();
    cache.close();
  }

  @Test
  void itSendsTheCookiesOfTheCall() throws Exception {
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
    try (CloseableHttpClient client =
        HttpCacheHandler.addTo(HttpClients.custom().setDefaultCookieStore(jar), cache).build()) {
      assertThat(get(client)).isEqualTo("user=alice");
      now.updateAndGet(time -> time.plus(Duration.ofSeconds(90)));
      assertThat(get(client)).isEqualTo("user=alice");
      while (cache.statistics().refreshes().succeeded() == 0) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      assertThat(get(client)).isEqualTo("user=alice");
    }
  }

  private String get(CloseableHttpClient client) throws IOException {
    return client.execute(new HttpGet(origin.url() + "/me"), new BasicHttpClientResponseHandler());
  }
}
