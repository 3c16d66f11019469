package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.HttpCacheEvent;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.http.status.HttpCacheListener.StoreOutage;
import org.jcachehttp.http.status.RefreshStatistics;
import org.jcachehttp.http.status.StoreOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a listener of the application hears. */
class ListenerTest {

  private static final String URI = "http://example.com/a?access_token=s3cr3t-t0ken";
  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();

  private final List<HttpCacheEvent> events = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** Writes down every call by its name. */
  private final class Recorder implements HttpCacheListener {

    private void heard(String name, HttpCacheEvent event) {
      names.add(name);
      events.add(event);
    }

    @Override
    public void onHit(HttpCacheEvent event) {
      heard("hit", event);
    }

    @Override
    public void onMiss(HttpCacheEvent event) {
      heard("miss", event);
    }

    @Override
    public void onRevalidated(HttpCacheEvent event) {
      heard("revalidated", event);
    }

    @Override
    public void onStale(HttpCacheEvent event) {
      heard("stale", event);
    }

    @Override
    public void onCollapsed(HttpCacheEvent event) {
      heard("collapsed", event);
    }

    @Override
    public void onBypassed(HttpCacheEvent event) {
      heard("bypassed", event);
    }

    @Override
    public void onRefused(HttpCacheEvent event) {
      heard("refused", event);
    }

    @Override
    public void onFailed(HttpCacheEvent event) {
      heard("failed", event);
    }

    @Override
    public void onRefreshed(HttpCacheEvent event) {
      heard("refreshed", event);
    }

    @Override
    public void onRefreshFailed(HttpCacheEvent event) {
      heard("refresh failed", event);
    }

    @Override
    public void onOutage(StoreOutage outage) {
      names.add("outage of " + outage.operation());
    }

    @Override
    public void onRecovered(StoreOutage outage) {
      names.add("recovered from " + outage.operation());
    }
  }

  private HttpCache heard() {
    return scenario
        .settings
        .refreshExecutor(refreshes::add)
        .listener(new Recorder())
        .over(scenario.provider.cache());
  }

  private HttpCacheEvent last() {
    return events.get(events.size() - 1);
  }

  @Test
  void eachOutcomeHasAMethod() throws IOException {
    HttpCache cache = heard();
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    cache.execute(REQUEST, scenario.origin);
    cache.execute(REQUEST, scenario.origin);
    scenario.passes(61);
    scenario.origin.answers(304);
    cache.execute(REQUEST, scenario.origin);
    cache.execute(HttpRequest.builder("POST", REQUEST.uri()).build(), scenario.origin);
    cache.execute(
        HttpRequest.builder("GET", REQUEST.uri())
            .fields(Fields.of("Cache-Control", "only-if-cached"))
            .build(),
        scenario.origin);
    assertThat(names).containsExactly("miss", "hit", "revalidated", "bypassed", "refused");
    assertThat(events)
        .extracting(HttpCacheEvent::outcome)
        .containsExactly(
            CacheOutcome.MISS,
            CacheOutcome.HIT,
            CacheOutcome.REVALIDATED,
            CacheOutcome.BYPASSED,
            CacheOutcome.REFUSED);
  }

  @Test
  void aStaleResponseAndAFailureAreReported() throws IOException {
    HttpCache cache = heard();
    scenario.origin.answers(200, "Cache-Control", "max-age=60, stale-if-error=60");
    cache.execute(REQUEST, scenario.origin);
    scenario.origin.isDown();
    scenario.passes(61);
    cache.execute(REQUEST, scenario.origin);
    HttpRequest other = HttpRequest.get("http://example.com/b");
    assertThatThrownBy(() -> cache.execute(other, scenario.origin)).isInstanceOf(IOException.class);
    assertThat(names).containsExactly("miss", "stale", "failed");
    assertThat(last().failure()).get().isInstanceOf(IOException.class);
    assertThat(last().cacheStatus()).isEmpty();
    assertThat(last().bodySize()).isEmpty();
  }

  @Test
  void anEventHasTheDecisionAndNoSecret() throws IOException {
    HttpCache cache = heard();
    cache.execute(HttpRequest.get(URI), scenario.origin);
    assertThat(last())
        .returns("GET", HttpCacheEvent::method)
        .returns(scenario.provider.cache().getName(), HttpCacheEvent::cacheName)
        .returns("http://example.com/a?access_token=REDACTED", HttpCacheEvent::target);
    assertThat(last().cacheStatus()).hasValue("fwd=uri-miss; fwd-status=200; stored; ttl=60");
    assertThat(last().bodySize()).hasValue(1);
    assertThat(last().toString()).doesNotContain("s3cr3t");
  }

  @Test
  void theTimeAtTheOriginIsPartOfTheWholeTime() throws IOException {
    HttpCache cache = heard();
    Duration slow = Duration.ofMillis(20);
    cache.execute(
        REQUEST,
        request -> {
          long end = System.nanoTime() + slow.toNanos();
          while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
          }
          return scenario.origin.send(request);
        });
    assertThat(last().originDuration()).isGreaterThanOrEqualTo(slow);
    assertThat(last().storeDuration()).isPositive();
    assertThat(last().duration())
        .isGreaterThanOrEqualTo(last().originDuration().plus(last().storeDuration()));
    cache.execute(REQUEST, scenario.origin);
    assertThat(last().originDuration()).isZero();
  }

  @Test
  void aStaleResponseAfterTheSoftTimeoutHasTheTimeThatTheOriginWasAwaited() throws IOException {
    Duration limit = Duration.ofMillis(5);
    scenario.settings.refresh(RefreshSettings.defaults().withSoftTimeout(limit));
    HttpCache cache = heard();
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    cache.execute(REQUEST, scenario.origin);
    scenario.passes(61);
    CountDownLatch slow = new CountDownLatch(1);
    cache.execute(
        REQUEST,
        request -> {
          try {
            slow.await();
          } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
          }
          return scenario.origin.send(request);
        });
    assertThat(names).containsExactly("miss", "stale");
    assertThat(last().cacheStatus().orElseThrow()).endsWith("detail=soft-timeout");
    assertThat(last().originDuration()).isPositive().isLessThan(last().duration());
    assertThat(cache.statistics().inFlight()).isEqualTo(1);
    slow.countDown();
  }

  @Test
  void asynchronousRequestsAreReportedBeforeTheStageIsComplete() {
    HttpCache cache = heard();
    cache
        .executeAsync(REQUEST, request -> CompletableFuture.supplyAsync(() -> send(request)))
        .thenAccept(response -> names.add("response"))
        .toCompletableFuture()
        .join();
    assertThat(names).containsExactly("miss", "response");
    CompletableFuture<?> failing =
        cache
            .executeAsync(
                HttpRequest.get("http://example.com/b"),
                request -> CompletableFuture.failedFuture(new IOException("reset")))
            .toCompletableFuture();
    assertThatThrownBy(failing::join).isInstanceOf(CompletionException.class);
    assertThat(last().failure()).get().isInstanceOf(IOException.class);
  }

  private org.jcachehttp.http.message.HttpResponse send(HttpRequest request) {
    try {
      return scenario.origin.send(request);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void refreshesAreReportedAndCounted() throws IOException {
    HttpCache cache = heard();
    scenario.origin.answers(200, "Cache-Control", "max-age=60, stale-while-revalidate=600");
    cache.execute(REQUEST, scenario.origin);
    scenario.passes(61);
    cache.execute(REQUEST, scenario.origin);
    scenario.origin.isDown();
    refreshes.remove().run();
    cache.execute(REQUEST, scenario.origin);
    scenario.origin.answers(503);
    refreshes.remove().run();
    cache.execute(REQUEST, scenario.origin);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    refreshes.remove().run();
    assertThat(names)
        .containsExactly(
            "miss", "stale", "refresh failed", "stale", "refresh failed", "stale", "refreshed");
    assertThat(cache.statistics().refreshes()).isEqualTo(RefreshStatistics.of(1, 2, 0, 0, 0));
    assertThat(cache.statistics().origin().count()).isEqualTo(4);
    assertThat(cache.statistics().origin().errors()).isEqualTo(1);
    assertThat(cache.statistics().inFlight()).isZero();
  }

  @Test
  void anOutageOfTheStoreIsReportedOnce() throws IOException {
    HttpCache cache = heard();
    scenario.provider.cache().close();
    cache.execute(REQUEST, scenario.origin);
    cache.execute(REQUEST, scenario.origin);
    assertThat(names).containsExactly("outage of READ", "bypassed", "bypassed");
    assertThat(cache.statistics().store(StoreOperation.READ).errors()).isEqualTo(2);
  }

  @Test
  void aListenerThatThrowsFailsNoCallAndIsLoggedOnce() {
    scenario.settings.listener(
        new HttpCacheListener() {
          @Override
          public void onExchange(HttpCacheEvent event) {
            throw new IllegalStateException("a fault of the application");
          }
        });
    HttpCache cache = heard();
    List<String> log =
        LogCapture.of(
            () -> {
              executes(cache);
              executes(cache);
            });
    assertThat(names).containsExactly("miss", "hit");
    assertThat(log).filteredOn(line -> line.contains("a listener of class")).hasSize(1);
  }

  private void executes(HttpCache cache) {
    try {
      cache.execute(REQUEST, scenario.origin);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  @Test
  void aListenerOfOneCallHearsOfThatCallOnly() throws IOException {
    HttpCache cache = scenario.settings.over(scenario.provider.cache());
    CallOptions heard = CallOptions.none().withListener(new Recorder());
    cache.execute(REQUEST, scenario.origin);
    cache.execute(REQUEST, scenario.origin, heard);
    cache.execute(REQUEST, scenario.origin);
    assertThat(names).containsExactly("hit");
  }

  @Test
  void anHttpCacheWithOtherSettingsHasTheSameListeners() throws IOException {
    HttpCache cache = heard();
    cache.toBuilder().maxBodySize(1).over(cache).execute(REQUEST, scenario.origin);
    assertThat(names).containsExactly("miss");
  }

  @Test
  void theBytesOfStoredBodiesAreCounted() throws IOException {
    HttpCache cache = heard();
    cache.execute(REQUEST, scenario.origin);
    cache.execute(HttpRequest.get("http://example.com/b"), scenario.origin);
    assertThat(cache.statistics().storedBytes()).isEqualTo(2);
  }
}
