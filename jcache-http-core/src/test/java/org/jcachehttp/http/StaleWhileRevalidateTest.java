package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5861 section 3. */
class StaleWhileRevalidateTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  /** Refreshes that wait until the test runs them. */
  private final Queue<Runnable> refreshes = new ArrayDeque<>();

  @BeforeEach
  void refreshesWait() {
    scenario.settings.refreshExecutor(refreshes::add);
  }

  private void storedAndStaleFor(int seconds) {
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60, stale-while-revalidate=30", "ETag", "\"v1\"");
    scenario.get();
    scenario.passes(60 + seconds);
  }

  @Test
  void rfc5861section3_aStaleResponseAnswersAtOnceAndIsReplacedMeanwhile() {
    storedAndStaleFor(30);
    HttpResponse stale = scenario.get();
    assertThat(body(stale)).isEqualTo("1");
    assertThat(status(stale)).isEqualTo("jcache-http; hit; ttl=-30; detail=stale-while-revalidate");
    assertThat(scenario.origin.calls()).isEqualTo(1);
    refreshes.remove().run();
    assertThat(body(scenario.get())).isEqualTo("2");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void aRefreshIsAValidation() {
    storedAndStaleFor(1);
    scenario.get("If-None-Match", "\"v0\"");
    scenario.origin.answers(304);
    refreshes.remove().run();
    assertThat(scenario.origin.asked().all("If-None-Match")).containsExactly("\"v1\"");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void rfc5861section3_behindTheWindowItIsValidatedFirst() {
    storedAndStaleFor(31);
    assertThat(body(scenario.get())).isEqualTo("2");
    assertThat(refreshes).isEmpty();
  }

  @Test
  void aCallMayAllowItThoughTheResponseSaysNothing() {
    CallOptions tenSeconds = CallOptions.none().withStaleWhileRevalidate(Duration.ofSeconds(10));
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    scenario.get();
    scenario.passes(70);
    assertThat(body(scenario.get(tenSeconds))).isEqualTo("1");
    assertThat(refreshes).hasSize(1);
    scenario.passes(1);
    assertThat(body(scenario.get(tenSeconds))).isEqualTo("2");
  }

  @Test
  void soMayTheCache() {
    scenario.settings.staleWhileRevalidate(Duration.ofSeconds(10));
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    scenario.get();
    scenario.passes(70);
    assertThat(body(scenario.get())).isEqualTo("1");
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void whatSuchACallStoresIsKeptForItsWindow() {
    CallOptions aWeek = CallOptions.none().withStaleWhileRevalidate(Duration.ofDays(7));
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    scenario.get(aWeek);
    scenario.passes(6 * 24 * 3600);
    assertThat(status(scenario.get(aWeek))).contains("detail=stale-while-revalidate");
  }

  @ParameterizedTest
  @CsvSource({"must-revalidate", "no-cache"})
  void whatMustBeValidatedIsValidatedFirst(String directive) {
    scenario.origin.answers(
        200, "Cache-Control", "stale-while-revalidate=900, " + directive, "ETag", "\"v1\"");
    scenario.get();
    scenario.passes(60);
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @Test
  void readersWhileARefreshIsUnderWayStartNoOther() throws Exception {
    storedAndStaleFor(1);
    try (HttpCache cache = scenario.settings.over(scenario.provider.cache())) {
      for (int i = 0; i < 10; i++) {
        cache.execute(HttpRequest.get(Scenario.URI_OF_A), scenario.origin);
      }
    }
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void aRefreshThatComesAfterAnotherAsksNobody() {
    storedAndStaleFor(1);
    scenario.get();
    scenario.get();
    refreshes.remove().run();
    refreshes.remove().run();
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void aRefreshThatFailsLeavesTheStaleResponseAndTheNextRequestTriesAgain() throws Exception {
    storedAndStaleFor(1);
    scenario.origin.isDown();
    try (HttpCache cache = scenario.settings.over(scenario.provider.cache())) {
      cache.execute(HttpRequest.get(Scenario.URI_OF_A), scenario.origin);
      refreshes.remove().run();
      assertThat(body(cache.execute(HttpRequest.get(Scenario.URI_OF_A), scenario.origin)))
          .isEqualTo("1");
    }
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void withoutRoomForARefreshTheStaleResponseAnswersAllTheSame() {
    storedAndStaleFor(1);
    scenario.settings.refreshExecutor(
        work -> {
          throw new RejectedExecutionException();
        });
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void onlyIfCachedStartsNoRefresh() {
    storedAndStaleFor(1);
    assertThat(body(scenario.get("Cache-Control", "only-if-cached"))).isEqualTo("1");
    assertThat(refreshes).isEmpty();
  }

  @Test
  void byDefaultADaemonThreadRefreshes() throws Exception {
    storedAndStaleFor(1);
    CompletableFuture<Thread> refresher = new CompletableFuture<>();
    scenario.origin.answers(
        request -> {
          refresher.complete(Thread.currentThread());
          return ScriptedOrigin.response(304);
        });
    try (HttpCache cache =
        HttpCache.builder().clock(scenario.clock).over(scenario.provider.cache())) {
      cache.execute(HttpRequest.get(Scenario.URI_OF_A), scenario.origin);
      assertThat(refresher.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
    }
  }
}
