package org.jcachehttp.clients.hc5;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jcachehttp.clients.testkit.RawOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request whose target is no URI bypasses the cache: the client sends it as it is. */
@Timeout(60)
class MalformedTargetTest {

  private static final String TARGET = "/search?q={cats}|{dogs}";

  private final RawOrigin origin =
      new RawOrigin(
          """
          HTTP/1.1 200 OK\r
          Cache-Control: max-age=60\r
          Connection: close\r
          Content-Length: 4\r
          \r
          text""");
  private final HttpHost host =
      new HttpHost("http", "127.0.0.1", URI.create(origin.url()).getPort());
  private final HttpCache cache = HttpCache.open("memory:");

  @AfterEach
  void close() {
    origin.close();
    cache.close();
  }

  @Test
  void ofTheBlockingClient() throws Exception {
    try (CloseableHttpClient client = HttpCacheHandler.addTo(HttpClients.custom(), cache).build()) {
      for (int i = 0; i < 2; i++) {
        String text =
            client.execute(
                host,
                new BasicClassicHttpRequest("GET", host, TARGET),
                response -> EntityUtils.toString(response.getEntity()));
        assertThat(text).isEqualTo("text");
      }
    }
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void ofTheAsynchronousClient() throws Exception {
    try (CloseableHttpAsyncClient client =
        AsyncHttpCacheHandler.addTo(HttpAsyncClients.custom(), cache).build()) {
      client.start();
      for (int i = 0; i < 2; i++) {
        Future<SimpleHttpResponse> call =
            client.execute(SimpleHttpRequest.create(Method.GET, host, TARGET), null);
        assertThat(call.get().getBodyText()).isEqualTo("text");
      }
    }
    assertThat(origin.requests()).isEqualTo(2);
  }
}
