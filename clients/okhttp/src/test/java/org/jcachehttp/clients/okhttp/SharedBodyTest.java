package org.jcachehttp.clients.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.Criteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that receive one body at once. */
@Timeout(60)
class SharedBodyTest {

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final HttpCache cache = HttpCache.open("memory:");
  private final OkHttpClient client = HttpCacheInterceptor.install(new OkHttpClient(), cache);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    origin.close();
    cache.close();
  }

  private Call call() {
    return client.newCall(new Request.Builder().url(origin.url() + "/lines").build());
  }

  private void servesLines() {
    origin.serves(
        "/lines",
        exchange -> {
          LoopbackOrigin.add(exchange, "Cache-Control", "max-age=60");
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            boolean unused = end.await(1, TimeUnit.MINUTES);
            exchange.getResponseBody().write("last\n".getBytes(UTF_8));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void cancellingTheFirstCallFailsTheOthersAndStoresNothing() throws IOException {
    servesLines();
    Call first = call();
    try (Response leading = first.execute();
        Response following = call().execute()) {
      assertThat(leading.body().source().readUtf8Line()).isEqualTo("first");
      assertThat(following.body().source().readUtf8Line()).isEqualTo("first");
      first.cancel();
      assertThatThrownBy(() -> following.body().source().readUtf8())
          .isInstanceOf(IOException.class);
    }
    assertThat(cache.responses().count(Criteria.all())).isZero();
    end.countDown();
    try (Response again = call().execute()) {
      assertThat(again.body().string()).isEqualTo("first\nlast\n");
    }
  }

  @Test
  void cancellingAnotherCallLeavesTheBodyToTheFirst() throws IOException {
    servesLines();
    try (Response leading = call().execute()) {
      Call other = call();
      try (Response following = other.execute()) {
        assertThat(following.body().source().readUtf8Line()).isEqualTo("first");
        other.cancel();
      }
      end.countDown();
      assertThat(leading.body().string()).isEqualTo("first\nlast\n");
    }
    try (Response hit = call().execute()) {
      assertThat(hit.body().string()).isEqualTo("first\nlast\n");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
