package org.jcachehttp.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change is made while the server cannot be reached: the response before it is not served. */
@Timeout(180)
class InvalidationOutageTest {

  private static final Pattern PORT = Pattern.compile(":(\\d{4,5})\\b");
  private static final URI POST = URI.create("http://forum.example/posts/1");

  private final AtomicInteger version = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"redis", "mongodb", "postgresql"})
  void aChangeDuringAnOutageIsNotForgotten(String scheme) throws Exception {
    try (LocalServer server = LocalServer.of(scheme);
        TcpProxy network = TcpProxy.to(portOf(server));
        HttpCache cache = open(network.through(server.uri("posts")));
        HttpCache other = open(server.uri("posts"))) {
      while (!isHit(get(cache)) || !isHit(get(other))) {
        Thread.onSpinWait();
      }
      network.inject(new NetworkFault.Reset());
      cache.execute(HttpRequest.builder("PUT", POST).build(), this::answer).body().close();
      assertThat(bodyOf(get(cache))).as("during the outage").isEqualTo("version 1");
      network.inject(new NetworkFault.None());
      HttpResponse response = get(cache);
      while (!isHit(response)) {
        assertThat(bodyOf(response)).as("after the outage").isEqualTo("version 1");
        response = get(cache);
      }
      assertThat(bodyOf(response)).isEqualTo("version 1");
      assertThat(bodyOf(get(other))).as("of another process").isEqualTo("version 1");
    }
  }

  private static int portOf(LocalServer server) {
    Matcher port = PORT.matcher(server.uri("any").toString());
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private static HttpCache open(URI uri) {
    return HttpCache.builder()
        .store(StoreSettings.defaults().withBreaker(1, Duration.ofMillis(100)))
        .open(uri.toString());
  }

  private HttpResponse get(HttpCache cache) throws IOException {
    return cache.execute(HttpRequest.get(POST.toString()), this::answer);
  }

  /** A PUT makes a new version. */
  private HttpResponse answer(HttpRequest request) {
    int present = request.method().equals("PUT") ? version.incrementAndGet() : version.get();
    Body body = Body.of(("version " + present).getBytes(UTF_8));
    return new HttpResponse(200, "OK", "HTTP/1.1", Fields.of("Cache-Control", "max-age=600"), body);
  }

  private static boolean isHit(HttpResponse response) {
    return response
        .fields()
        .first(HttpCache.CACHE_STATUS)
        .filter(status -> status.startsWith("jcache-http; hit"))
        .isPresent();
  }

  private static String bodyOf(HttpResponse response) throws IOException {
    return response.body().string(UTF_8);
  }
}
