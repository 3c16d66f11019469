package org.jcachehttp.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The default timeouts tell a slow store from a dead one. */
@Timeout(180)
class SlowStoreTest {

  /** A network that is slow for a cache; a response may need three of these, to connect as well. */
  private static final Duration SLOW = Duration.ofMillis(550);

  private static final int THREADS = 8;
  private static final int CALLS = 5;

  /** Five timeouts of two seconds for reading, and for writing, with room for a busy machine. */
  private static final Duration NOTICED = Duration.ofSeconds(30);

  /** Not on a database: its pool grows while the threads wait, by several round trips each time. */
  @ParameterizedTest
  @ValueSource(strings = {"redis", "mongodb", "gridfs", "dynamodb"})
  void aSlowButHealthyStoreKeepsItsHits(String scheme) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (LocalServer server = LocalServer.of(scheme);
        TcpProxy network = networkOf(server);
        HttpCache cache = HttpCache.open(network.through(server.uri("slow")).toString())) {
      call(cache);
      network.inject(new NetworkFault.Delay(SLOW));
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> callRepeatedly(cache)));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
      // The breaker stays closed. A new connection, which takes several round trips, may be late.
      assertThat(cache.statistics().storeErrors()).isLessThan(5);
      assertThat(cache.statistics().hits()).isGreaterThan(THREADS * CALLS - 5);
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis", "mongodb", "gridfs", "dynamodb", "postgresql"})
  void aStoreThatNoLongerRespondsIsNoticedAndBypassed(String scheme) throws Exception {
    try (LocalServer server = LocalServer.of(scheme);
        TcpProxy network = networkOf(server);
        HttpCache cache = HttpCache.open(network.through(server.uri("dead")).toString())) {
      call(cache);
      network.inject(new NetworkFault.BlackHole());
      long start = System.nanoTime();
      while (failsAgain(cache)) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NOTICED);
      }
      assertThat(cache.statistics().storeErrors()).isBetween(5L, 10L);
    }
  }

  private static TcpProxy networkOf(LocalServer server) throws IOException {
    Matcher port = Pattern.compile(":(\\d{4,5})\\b").matcher(server.uri("any").toString());
    assertThat(port.find()).isTrue();
    return TcpProxy.to(Integer.parseInt(port.group(1)));
  }

  /** Returns whether a call still tried to use the store. */
  private static boolean failsAgain(HttpCache cache) throws IOException {
    long before = cache.statistics().storeErrors();
    call(cache);
    return cache.statistics().storeErrors() > before;
  }

  private static void callRepeatedly(HttpCache cache) {
    for (int i = 0; i < CALLS; i++) {
      try {
        call(cache);
      } catch (IOException e) {
        throw new AssertionError("a call failed", e);
      }
    }
  }

  private static void call(HttpCache cache) throws IOException {
    HttpResponse answer =
        cache.execute(HttpRequest.get("http://forum.example/posts"), SlowStoreTest::post);
    assertThat(answer.status()).isEqualTo(200);
  }

  private static HttpResponse post(HttpRequest request) {
    Fields fields = Fields.of("Cache-Control", "max-age=60");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of("post".getBytes(UTF_8)));
  }
}
