package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.http.status.RefreshStatistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Soft timeout, eager refresh and backoff. */
@Timeout(60)
class RefreshTest {

  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);
  private static final RefreshSettings EAGER = RefreshSettings.defaults().withEagerShare(0.8);

  private static final RefreshSettings BACKOFF =
      RefreshSettings.defaults().withBackoff(Duration.ofSeconds(10), Duration.ofMinutes(5));

  private static final RefreshSettings IMPATIENT =
      RefreshSettings.defaults().withSoftTimeout(Duration.ofMillis(1));

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin pending = new PendingOrigin();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();
  private @Nullable HttpCache cache;

  /** One cache for all calls of a test, which knows the failures of refreshes. */
  private HttpCache cache() {
    if (cache == null) {
      cache = scenario.settings.refreshExecutor(refreshes::add).over(scenario.provider.cache());
    }
    return cache;
  }

  private HttpResponse get(String... fields) {
    return get(CallOptions.none(), fields);
  }

  private HttpResponse get(CallOptions options, String... fields) {
    try {
      return cache().execute(REQUEST.withFields(Fields.of(fields)), scenario.origin, options);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void storesAResponse(RefreshSettings refresh, String cacheControl) {
    scenario.settings.refresh(refresh);
    scenario.origin.answers(200, "Cache-Control", cacheControl, "ETag", "\"v1\"");
    get();
  }

  private void storesAStaleResponse(RefreshSettings refresh, String cacheControl) {
    storesAResponse(refresh, cacheControl);
    scenario.passes(61);
  }

  @Test
  void aHitAfterItsShareOfTheLifetimeStartsOneRefresh() {
    storesAResponse(EAGER, "max-age=100");
    scenario.passes(79);
    assertThat(status(get())).isEqualTo("jcache-http; hit; ttl=21");
    scenario.passes(1);
    assertThat(status(get())).isEqualTo("jcache-http; hit; ttl=20; detail=eager-refresh");
    assertThat(body(get())).isEqualTo("1");
    assertThat(refreshes).hasSize(1);
    refreshes.remove().run();
    assertThat(status(get())).isEqualTo("jcache-http; hit; ttl=100");
    assertThat(scenario.origin.calls()).isEqualTo(2);
    assertThat(cache().statistics().hits()).isEqualTo(4);
    assertThat(cache().statistics().refreshes()).isEqualTo(RefreshStatistics.of(1, 0, 2, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"only-if-cached"})
  void aRequestThatForbidsTheNetworkStartsNoEagerRefresh(String directive) {
    storesAResponse(EAGER, "max-age=100");
    scenario.passes(90);
    assertThat(status(get("Cache-Control", directive))).isEqualTo("jcache-http; hit; ttl=10");
    assertThat(refreshes).isEmpty();
  }

  @Test
  void aCallMayRefreshEarlierThanTheCache() {
    storesAResponse(RefreshSettings.defaults(), "max-age=100");
    scenario.passes(80);
    CallOptions eager = CallOptions.none().withRefresh(EAGER);
    assertThat(status(get(eager))).endsWith("detail=eager-refresh");
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void aFailedRefreshIsTriedAgainAfterADelayThatGrows() {
    storesAStaleResponse(BACKOFF, "max-age=60");
    scenario.origin.isDown();
    assertThat(status(get())).endsWith("detail=origin-unreachable");
    assertThat(status(get())).isEqualTo("jcache-http; hit; ttl=-1; detail=refresh-backoff");
    assertThat(scenario.origin.calls()).isEqualTo(2);
    scenario.passes(10);
    assertThat(status(get())).endsWith("detail=origin-unreachable");
    scenario.passes(9);
    assertThat(status(get())).endsWith("detail=refresh-backoff");
    assertThat(scenario.origin.calls()).isEqualTo(3);
    scenario.passes(11);
    scenario.origin.answers(304);
    assertThat(status(get())).contains("fwd-status=304");
    assertThat(status(get())).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(cache().statistics().refreshes().backoffs()).isEqualTo(2);
  }

  @Test
  void aResponseThatMustNotReplaceTheErrorDoesNotDuringTheDelayEither() {
    storesAStaleResponse(BACKOFF, "max-age=60");
    scenario.origin.answers(503);
    assertThat(get().status()).isEqualTo(503);
    assertThat(get().status()).isEqualTo(503);
    assertThat(scenario.origin.calls()).isEqualTo(3);
  }

  @Test
  void rfc9110_section10_2_3_aLongerRetryAfterIsHonoured() {
    storesAStaleResponse(BACKOFF, "max-age=60, stale-if-error=1000");
    scenario.origin.answers(503, "Retry-After", "120");
    assertThat(status(get())).endsWith("detail=stale-if-error");
    scenario.passes(119);
    assertThat(status(get())).endsWith("detail=refresh-backoff");
    scenario.passes(1);
    assertThat(status(get())).endsWith("detail=stale-if-error");
  }

  @Test
  void aFailedBackgroundRefreshIsNotStartedAgainAtOnce() {
    storesAStaleResponse(BACKOFF, "max-age=60, stale-while-revalidate=1000");
    scenario.origin.answers(429, "Retry-After", "60");
    assertThat(status(get())).endsWith("detail=stale-while-revalidate");
    refreshes.remove().run();
    assertThat(status(get())).isEqualTo("jcache-http; hit; ttl=-1; detail=refresh-backoff");
    assertThat(refreshes).isEmpty();
    scenario.passes(60);
    assertThat(status(get())).endsWith("detail=stale-while-revalidate");
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void aCallerWaitsNoLongerThanTheSoftTimeoutAndTheLateResponseIsStored() throws Exception {
    storesAStaleResponse(IMPATIENT, "max-age=60");
    CountDownLatch isLate = new CountDownLatch(1);
    scenario.origin.answers(
        (Origin)
            request -> {
              await(isLate);
              return ScriptedOrigin.response(200, "Cache-Control", "max-age=60")
                  .withBody(Body.of("late".getBytes(UTF_8)));
            });
    HttpResponse stale = get();
    assertThat(body(stale)).isEqualTo("1");
    assertThat(status(stale)).isEqualTo("jcache-http; fwd=stale; ttl=-1; detail=soft-timeout");
    assertThat(status(get())).as("a follower").endsWith("detail=soft-timeout");
    assertThat(cache().statistics().refreshes().softTimeouts()).isEqualTo(2);
    isLate.countDown();
    while (!status(get()).contains("; hit;")) {
      Thread.onSpinWait();
    }
    assertThat(body(get())).isEqualTo("late");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupt) {
      throw new IOException(interrupt);
    }
  }

  @Test
  void anAsynchronousCallerWaitsNoLongerEither() throws Exception {
    storesAStaleResponse(IMPATIENT, "max-age=60");
    CompletableFuture<HttpResponse> first = getAsync();
    CompletableFuture<HttpResponse> second = getAsync();
    assertThat(status(first.get(30, TimeUnit.SECONDS))).endsWith("detail=soft-timeout");
    assertThat(status(second.get(30, TimeUnit.SECONDS))).endsWith("detail=soft-timeout");
    FedStream late = new FedStream().sends("la").sends("te").ends();
    pending.answers(
        ScriptedOrigin.response(200, "Cache-Control", "max-age=60").withBody(Body.of(late)));
    assertThat(late.isClosedSoon()).isTrue();
    while (!status(get()).contains("; hit;")) {
      Thread.onSpinWait();
    }
    assertThat(body(get())).isEqualTo("late");
    assertThat(pending.calls()).isEqualTo(1);
  }

  private CompletableFuture<HttpResponse> getAsync() {
    return cache().executeAsync(REQUEST, pending).toCompletableFuture();
  }

  @Test
  void aResponseInTimeAndItsFailureReachTheCaller() {
    storesAStaleResponse(
        RefreshSettings.defaults().withSoftTimeout(Duration.ofHours(1)), "max-age=60");
    scenario.origin.answers(304);
    assertThat(status(get())).contains("fwd=stale; fwd-status=304; stored");
    scenario.passes(61);
    scenario.origin.isDown();
    assertThat(status(get())).endsWith("detail=origin-unreachable");
    IllegalStateException defect = new IllegalStateException("a defect of the client");
    scenario.origin.answers(
        (Origin)
            request -> {
              throw defect;
            });
    assertThatThrownBy(this::get).isSameAs(defect);
  }

  @Test
  void aClientThatFailsAtOnceLeavesNoFollowerWaiting() throws Exception {
    storesAStaleResponse(IMPATIENT, "max-age=60");
    IllegalStateException closed = new IllegalStateException("the client is closed");
    CompletableFuture<HttpResponse> failing =
        cache()
            .executeAsync(
                REQUEST,
                request -> {
                  throw closed;
                })
            .toCompletableFuture();
    assertThatThrownBy(failing::get).hasRootCause(closed);
    scenario.origin.answers(304);
    while (!status(get()).contains("; hit;")) {
      Thread.onSpinWait();
    }
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void anInterruptedCallerLeavesTheRefreshToItsThread() throws Exception {
    storesAStaleResponse(
        RefreshSettings.defaults().withSoftTimeout(Duration.ofHours(1)), "max-age=60");
    CountDownLatch isLate = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    FedStream late = new FedStream().sends("la").sends("te").ends();
    scenario.origin.answers(
        (Origin)
            request -> {
              caller.interrupt();
              await(isLate);
              return ScriptedOrigin.response(200, "Cache-Control", "max-age=60")
                  .withBody(Body.of(late));
            });
    assertThatThrownBy(() -> cache().execute(REQUEST, scenario.origin))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    isLate.countDown();
    assertThat(late.isClosedSoon()).isTrue();
    while (!status(get()).contains("; hit;")) {
      Thread.onSpinWait();
    }
    assertThat(body(get())).isEqualTo("late");
  }

  @Test
  void anErrorDoesNotReplaceAResponseThatIsStillFresh() {
    storesAResponse(EAGER, "max-age=100");
    scenario.passes(80);
    get();
    scenario.origin.answers(503, "Cache-Control", "max-age=30");
    refreshes.remove().run();
    assertThat(body(get())).isEqualTo("1");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void rfc9111_section5_2_2_2_aResponseThatMustBeRevalidatedIsAwaited() {
    storesAStaleResponse(IMPATIENT, "max-age=60, must-revalidate");
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    assertThat(body(get())).isEqualTo("2");
  }

  @Test
  void aSettingOutOfItsRangeIsRejected() {
    RefreshSettings settings = RefreshSettings.defaults();
    assertThatThrownBy(() -> settings.withEagerShare(0))
        .hasMessage("eager-refresh is 0.0, but takes more than 0 and at most 1");
    assertThatThrownBy(() -> settings.withSoftTimeout(Duration.ZERO))
        .hasMessage("soft-timeout is PT0S, but takes 1ms to 1d");
    assertThatThrownBy(() -> settings.withBackoff(Duration.ofHours(1), Duration.ofMinutes(1)))
        .hasMessage("refresh-backoff-limit is PT1M, less than refresh-backoff, PT1H");
  }

  @Test
  void anOptionSetsEachSetting() {
    HttpCacheBuilder builder =
        HttpCache.builder()
            .option("soft-timeout", "200ms")
            .option("eager-refresh", "0.8")
            .option("refresh-backoff", "10s")
            .option("refresh-backoff-limit", "1h");
    assertThat(builder.settings().refresh())
        .isEqualTo(
            RefreshSettings.defaults()
                .withSoftTimeout(Duration.ofMillis(200))
                .withEagerShare(0.8)
                .withBackoff(Duration.ofSeconds(10), Duration.ofHours(1)));
  }
}
