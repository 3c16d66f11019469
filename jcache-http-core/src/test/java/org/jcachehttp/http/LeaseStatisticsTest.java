package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The counters of leases, each of one process. */
@Timeout(60)
class LeaseStatisticsTest {

  private static final String FRESH = "max-age=60";
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin origin = new PendingOrigin();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();

  private HttpCache process() {
    return scenario
        .settings
        .option("collapse", "cluster")
        .option("collapse-lease", LEASE)
        .asyncExecutor(Runnable::run)
        .refreshExecutor(refreshes::add)
        .over(scenario.provider.cache());
  }

  private CompletableFuture<HttpResponse> get(HttpCache process) {
    return process.executeAsync(REQUEST, origin).toCompletableFuture();
  }

  private void anotherProcessHasTheLease() {
    String key = CacheKey.of(StoredRequests.get(Scenario.URI_OF_A));
    Lease lease = Lease.ofCall(key, scenario.clock.instant(), LEASE);
    scenario.provider.cache().put(lease.key(), lease.toEntry());
  }

  private void awaitCall() {
    while (origin.calls() == 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void assertLeases(HttpCache process, long taken, long waits, long expired) {
    HttpCacheStatistics statistics = process.statistics();
    assertThat(statistics.leasesTaken()).as("taken").isEqualTo(taken);
    assertThat(statistics.leaseWaits()).as("waits").isEqualTo(waits);
    assertThat(statistics.expiredLeases()).as("expired").isEqualTo(expired);
  }

  @Test
  void oneProcessTakesTheLeaseAndTheOtherWaitsOnceForAllItsRequests() {
    HttpCache first = process();
    HttpCache second = process();
    var unused = get(first);
    CompletableFuture<HttpResponse> waiting = get(second);
    CompletableFuture<HttpResponse> withIt = get(second);
    origin.answers("Cache-Control", FRESH);
    waiting.join();
    withIt.join();
    assertLeases(first, 1, 0, 0);
    assertLeases(second, 0, 1, 0);
  }

  @Test
  void aLeaseThatIsTakenOverIsCountedByItsSuccessor() {
    anotherProcessHasTheLease();
    HttpCache process = process();
    CompletableFuture<HttpResponse> answer = get(process);
    scenario.clock.passes(LEASE);
    awaitCall();
    origin.answers("Cache-Control", FRESH);
    answer.join();
    assertLeases(process, 1, 1, 1);
  }

  @Test
  void theLeaseOfARefreshIsCounted() throws IOException {
    HttpCache process = process();
    scenario.origin.answers(200, "Cache-Control", FRESH + ", stale-while-revalidate=30");
    process.execute(REQUEST, scenario.origin);
    scenario.passes(61);
    process.execute(REQUEST, scenario.origin);
    refreshes.remove().run();
    assertLeases(process, 2, 0, 0);
  }

  @Test
  void withoutLeasesAllCountersAreZero() {
    HttpCache process = scenario.settings.over(scenario.provider.cache());
    CompletableFuture<HttpResponse> answer = get(process);
    awaitCall();
    origin.answers("Cache-Control", FRESH);
    answer.join();
    assertLeases(process, 0, 0, 0);
  }
}
