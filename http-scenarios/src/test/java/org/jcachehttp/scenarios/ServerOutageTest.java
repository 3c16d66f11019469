package org.jcachehttp.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.servers.LocalServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server is stopped and restarted while calls continue. */
@Timeout(180)
class ServerOutageTest {

  private static final int THREADS = 4;
  private static final int TARGETS = 5;

  /** More calls than can be in flight when the server stops or restarts. */
  private static final int CALLS = 20;

  @TempDir Path directory;

  private final AtomicLong answered = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();

  @ParameterizedTest
  @ValueSource(strings = {"redis", "mongodb", "gridfs", "dynamodb", "postgresql"})
  void noCallFailsWhileAServerIsRestarted(String scheme) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (LocalServer server = server(scheme);
        HttpCache cache =
            HttpCache.builder()
                .store(StoreSettings.defaults().withBreaker(5, Duration.ofMillis(100)))
                .open(server.uri("outage").toString())) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> call(cache)));
      }
      await(CALLS, () -> cache.statistics().hits(), callers);
      server.stop();
      await(1, () -> cache.statistics().storeErrors(), callers);
      await(CALLS, answered::get, callers);
      server.restart();
      await(CALLS, () -> cache.statistics().hits(), callers);
      ended.set(true);
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      ended.set(true);
      threads.shutdown();
    }
  }

  /**
   * Returns a server; DynamoDB's tables must survive the stop, as they are created at open only.
   */
  private LocalServer server(String scheme) {
    return scheme.equals("dynamodb") ? LocalDynamoDb.in(directory) : LocalServer.of(scheme);
  }

  private void call(HttpCache cache) {
    for (int i = 0; !ended.get(); i = (i + 1) % TARGETS) {
      HttpRequest request = HttpRequest.get("http://forum.example/posts/" + i);
      try {
        HttpResponse answer = cache.execute(request, ServerOutageTest::post);
        assertThat(answer.status()).isEqualTo(200);
        answered.incrementAndGet();
      } catch (IOException e) {
        throw new AssertionError("a call failed", e);
      }
    }
  }

  private static HttpResponse post(HttpRequest request) {
    Fields fields = Fields.of("Cache-Control", "max-age=60");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of("post".getBytes(UTF_8)));
  }

  /** Waits until the count has grown by {@code more}, or a caller has failed. */
  private static void await(int more, LongSupplier count, List<Future<?>> callers) {
    long enough = count.getAsLong() + more;
    while (count.getAsLong() < enough && callers.stream().noneMatch(Future::isDone)) {
      Thread.onSpinWait();
    }
  }
}
