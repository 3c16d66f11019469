package org.jcachehttp.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedHttpCacheTest {

  private static final String NAME = "http.cache.exchange";
  private static final HttpRequest REQUEST =
      HttpRequest.get("http://example.com/a?access_token=s3cr3t");

  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();
  private final HttpCache plain =
      HttpCache.builder()
          .clock(InstantSource.fixed(Instant.now()))
          .refreshExecutor(refreshes::add)
          .open("memory:");
  private final HttpCache cache = ObservedHttpCache.of(plain, "posts", registry);

  @AfterEach
  void close() {
    cache.close();
  }

  private static HttpResponse response(String cacheControl) {
    return new HttpResponse(
        200, "OK", "HTTP/1.1", Fields.of("Cache-Control", cacheControl), Body.empty());
  }

  private HttpResponse fresh(HttpRequest request) {
    return response("max-age=60");
  }

  @Test
  void aCallIsAnObservationWithItsOutcome() throws IOException {
    cache.execute(REQUEST, this::fresh);
    assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo(NAME)
        .hasContextualNameEqualTo("http cache get")
        .hasLowCardinalityKeyValue("cache", "posts")
        .hasLowCardinalityKeyValue("method", "GET")
        .hasLowCardinalityKeyValue("outcome", "miss")
        .hasHighCardinalityKeyValue("http.cache.hit", "false")
        .hasHighCardinalityKeyValue("http.url", "http://example.com/a?access_token=REDACTED")
        .doesNotHaveError()
        .hasBeenStopped();
    registry.clear();
    cache.execute(REQUEST, this::fresh);
    assertThat(registry)
        .hasSingleObservationThat()
        .hasLowCardinalityKeyValue("outcome", "hit")
        .hasHighCardinalityKeyValue("http.cache.hit", "true")
        .hasHighCardinalityKeyValue("http.cache.status", "hit; ttl=60");
  }

  @Test
  void theOriginIsCalledInTheScopeOfTheCall() throws IOException {
    cache.execute(
        REQUEST,
        request -> {
          Observation.createNotStarted("http.client.requests", registry).observe(() -> {});
          return fresh(request);
        });
    assertThat(registry)
        .hasObservationWithNameEqualTo("http.client.requests")
        .that()
        .hasParentObservationContextMatching(parent -> NAME.equals(parent.getName()));
  }

  @Test
  void anAsynchronousOriginIsCalledInTheScopeOfTheCall() {
    cache
        .executeAsync(
            REQUEST,
            request -> {
              Observation.createNotStarted("http.client.requests", registry).observe(() -> {});
              return CompletableFuture.supplyAsync(() -> fresh(request));
            })
        .toCompletableFuture()
        .join();
    assertThat(registry)
        .hasObservationWithNameEqualTo("http.client.requests")
        .that()
        .hasParentObservationContextMatching(parent -> NAME.equals(parent.getName()));
    assertThat(registry)
        .hasObservationWithNameEqualTo(NAME)
        .that()
        .hasLowCardinalityKeyValue("outcome", "miss")
        .hasBeenStopped();
  }

  @Test
  void aFailureIsTheErrorOfTheObservation() {
    IOException failure = new IOException("reset");
    assertThatThrownBy(
            () ->
                cache.execute(
                    REQUEST,
                    request -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    CompletableFuture<?> async =
        cache
            .executeAsync(REQUEST, request -> CompletableFuture.failedFuture(failure))
            .toCompletableFuture();
    assertThatThrownBy(async::join).isInstanceOf(CompletionException.class).hasCause(failure);
    assertThat(registry)
        .hasNumberOfObservationsWithNameEqualTo(NAME, 2)
        .forAllObservationsWithNameEqualTo(
            NAME, each -> each.hasLowCardinalityKeyValue("outcome", "failed").hasError(failure));
  }

  @Test
  void aBackgroundRefreshIsNoPartOfTheCall() throws IOException {
    cache.execute(REQUEST, request -> response("max-age=0, stale-while-revalidate=60"));
    registry.clear();
    cache.execute(
        REQUEST,
        request -> {
          Observation.createNotStarted("http.client.requests", registry).observe(() -> {});
          return fresh(request);
        });
    refreshes.remove().run();
    assertThat(registry)
        .hasObservationWithNameEqualTo("http.client.requests")
        .that()
        .doesNotHaveParentObservation();
    assertThat(registry)
        .hasObservationWithNameEqualTo(NAME)
        .that()
        .hasLowCardinalityKeyValue("outcome", "stale")
        .hasHighCardinalityKeyValue("http.cache.hit", "true");
  }

  @Test
  void anApplicationHasAConventionOfItsOwn() throws IOException {
    HttpCache named =
        ObservedHttpCache.of(
            plain,
            "posts",
            registry,
            new HttpCacheObservationConvention() {
              @Override
              public String getName() {
                return "app.cache";
              }

              @Override
              public KeyValues getHighCardinalityKeyValues(HttpCacheObservationContext context) {
                return KeyValues.empty();
              }
            });
    named.execute(REQUEST, this::fresh);
    assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo("app.cache")
        .hasLowCardinalityKeyValue("outcome", "miss")
        .doesNotHaveHighCardinalityKeyValueWithKey("http.url");
  }

  @Test
  void itsTimerAndTheMetersOfTheCacheFitIntoOneRegistry() throws IOException {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    HttpCacheMetrics.monitor(meters, cache, "posts");
    cache.execute(REQUEST, this::fresh);
    cache.execute(REQUEST, this::fresh);
    Timer hits = meters.get(NAME).tags("outcome", "hit", "method", "GET").timer();
    assertThat(hits.count()).isEqualTo(1);
    assertThat(hits.getId().getTag("http.url")).isNull();
  }

  @Test
  void anObservedCacheIsTheCacheItself() throws IOException {
    cache.execute(REQUEST, this::fresh);
    assertThat(cache.statistics()).isEqualTo(plain.statistics());
    assertThat(cache.responses()).isSameAs(plain.responses());
    assertThat(cache).hasToString(plain.toString());
    try (HttpCache other = HttpCache.builder().over(cache)) {
      assertThat(other.execute(REQUEST, this::fresh).fields().first("Cache-Status").orElseThrow())
          .contains("; hit");
    }
  }
}
