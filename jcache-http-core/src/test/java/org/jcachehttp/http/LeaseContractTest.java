package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.Responses;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract of leases on any provider. Where applications share the backend, both processes of a
 * test have a manager and connections of their own. Elsewhere they are HTTP caches over one cache.
 */
@Timeout(LeaseContractTest.PATIENCE)
// Some calls are made for their effect on the store.
@SuppressWarnings("FutureReturnValueIgnored")
class LeaseContractTest {

  static final int PATIENCE = 60;

  private static final int THREADS = 10;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);
  private static final String KEY = CacheKey.of(StoredRequests.get(Scenario.URI_OF_A));
  private static final String FRESH = "max-age=60";

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin origin = new PendingOrigin();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();
  private HttpCache one;
  private HttpCache other;

  @BeforeEach
  void begin() {
    one = process(scenario.provider.cache());
    other =
        process(
            ProviderUnderTest.isShared()
                ? scenario.provider.ofOtherApplication()
                : scenario.provider.cache());
  }

  private HttpCache process(Cache<String, CachedResponse> cache) {
    return scenario
        .settings
        .option("collapse", "cluster")
        .option("collapse-lease", LEASE)
        .asyncExecutor(Runnable::run)
        .refreshExecutor(refreshes::add)
        .over(cache);
  }

  private CompletableFuture<HttpResponse> get(HttpCache process) {
    return send(process, REQUEST);
  }

  private CompletableFuture<HttpResponse> send(HttpCache process, HttpRequest request) {
    return process
        .executeAsync(request, origin)
        .toCompletableFuture()
        .orTimeout(PATIENCE, TimeUnit.SECONDS);
  }

  private void anEndedProcessHasTheLease() {
    Lease lease = Lease.ofCall(KEY, scenario.clock.instant(), LEASE);
    scenario.provider.cache().put(lease.key(), lease.toEntry());
  }

  private static boolean isLeased(HttpCache process) {
    return process.responses().cache().containsKey(Lease.keyOf(KEY));
  }

  private void awaitCalls(int calls) {
    while (origin.calls() < calls) {
      assertThat(Thread.currentThread().isInterrupted()).as("timeout").isFalse();
      Thread.onSpinWait();
    }
  }

  private static Stream<HttpCache> times(int times, HttpCache process) {
    return Stream.generate(() -> process).limit(times);
  }

  @Test
  void concurrentRequestsOfBothProcessesAreOneCall() {
    List<CompletableFuture<HttpResponse>> answers =
        Stream.concat(times(THREADS, one), times(THREADS, other)).map(this::get).toList();
    assertThat(origin.calls()).isEqualTo(1);
    origin.answers("Cache-Control", FRESH);
    assertThat(answers).allSatisfy(answer -> assertThat(body(answer.join())).isEqualTo("1"));
    assertThat(origin.calls()).isEqualTo(1);
  }

  /** A manager of the same URI has the same entries if the backend is shared, or else its own. */
  @Test
  void anotherApplicationSharesCallsIfItSharesTheBackend() {
    HttpCache application =
        ProviderUnderTest.isShared() ? other : process(scenario.provider.ofOtherApplication());
    get(one);
    get(application);
    assertThat(origin.calls()).isEqualTo(ProviderUnderTest.isShared() ? 1 : 2);
  }

  @Test
  void theLeaseEndsWhenTheResponseIsStored() {
    CompletableFuture<HttpResponse> answer = get(one);
    assertThat(isLeased(other)).isTrue();
    origin.answers("Cache-Control", FRESH);
    answer.join();
    assertThat(isLeased(other)).isFalse();
    assertThat(status(get(other).join())).contains("hit; ttl=60");
  }

  @Test
  void theLeaseOfAnEndedProcessHasOneSuccessor() {
    anEndedProcessHasTheLease();
    List<CompletableFuture<HttpResponse>> answers =
        Stream.concat(times(THREADS, one), times(THREADS, other)).map(this::get).toList();
    assertThat(origin.calls()).isZero();
    scenario.clock.passes(LEASE);
    awaitCalls(1);
    origin.answers("Cache-Control", FRESH);
    assertThat(answers).allSatisfy(answer -> assertThat(body(answer.join())).isEqualTo("1"));
    assertThat(origin.calls()).isEqualTo(1);
    assertThat(isLeased(one)).isFalse();
  }

  @Test
  void afterAFailedCallTheOtherProcessCalls() {
    CompletableFuture<HttpResponse> failed = get(one);
    CompletableFuture<HttpResponse> waiting = get(other);
    origin.fails();
    assertThatThrownBy(failed::join).hasRootCauseMessage("connection refused");
    awaitCalls(2);
    origin.answers("Cache-Control", FRESH);
    assertThat(body(waiting.join())).isEqualTo("2");
  }

  @Test
  void anEntryOfAnotherKindInThePlaceOfALeaseIsReplaced() {
    if (ProviderUnderTest.isShared()) {
      other.responses().cache().close();
      scenario.provider.untypedOfOtherApplication().put(Lease.keyOf(KEY), "no lease");
    } else {
      scenario.provider.cache().put(Lease.keyOf(KEY), Responses.typical());
    }
    get(one);
    get(process(scenario.provider.cache()));
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void maintenanceOfNeitherProcessSeesALease() {
    get(one);
    for (HttpCache process : List.of(one, other)) {
      assertThat(process.responses().stream(Criteria.all())).isEmpty();
      assertThat(process.responses().stream(Criteria.invalid())).isEmpty();
      assertThat(process.responses().delete(Criteria.all())).isZero();
      assertThat(process.responses().delete(Criteria.invalid())).isZero();
    }
    assertThat(isLeased(other)).isTrue();
    other.responses().clear();
    assertThat(isLeased(one)).isFalse();
  }

  @Test
  void refreshesInTheBackgroundAreOneCall() throws IOException {
    scenario.origin.answers(200, "Cache-Control", FRESH + ", stale-while-revalidate=30");
    one.execute(REQUEST, scenario.origin);
    scenario.passes(61);
    one.execute(REQUEST, scenario.origin);
    other.execute(REQUEST, scenario.origin);
    Runnable first = refreshes.remove();
    AtomicReference<Runnable> second = new AtomicReference<>(refreshes.remove());
    scenario.origin.answers(
        request -> {
          requireNonNull(second.getAndSet(() -> {})).run();
          return ScriptedOrigin.response(200, "Cache-Control", FRESH);
        });
    first.run();
    assertThat(scenario.origin.calls()).isEqualTo(2);
    assertThat(isLeased(one)).isFalse();
  }

  @Test
  void section4_4_anUnsafeRequestEndsTheLeaseOfTheOtherProcess() {
    get(one);
    send(other, HttpRequest.builder("POST", REQUEST.uri()).build());
    origin.answersLast(ScriptedOrigin.response(200));
    assertThat(isLeased(one)).isFalse();
    get(other);
    assertThat(origin.calls()).as("open calls").isEqualTo(2);
  }
}
