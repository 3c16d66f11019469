package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes with a common store, each an HTTP cache of its own, share their calls. */
@Timeout(60)
// Some calls are made for their effect on the store.
@SuppressWarnings("FutureReturnValueIgnored")
class ClusterCollapsingTest {

  private static final String FRESH = "max-age=60";
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);
  private static final String KEY = CacheKey.of(StoredRequests.get(Scenario.URI_OF_A));

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin origin = new PendingOrigin();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();

  private HttpCache process() {
    return process(scenario.provider.cache());
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

  private CompletableFuture<HttpResponse> get(HttpCache process, String... fields) {
    return process
        .executeAsync(REQUEST.withFields(Fields.of(fields)), origin)
        .toCompletableFuture();
  }

  private CompletableFuture<HttpResponse> get(HttpCache process, CallOptions options) {
    return process.executeAsync(REQUEST, origin, options).toCompletableFuture();
  }

  private void anotherProcessHasTheLease() {
    Lease lease = Lease.ofCall(KEY, scenario.clock.instant(), LEASE);
    scenario.provider.cache().put(lease.key(), lease.toEntry());
  }

  private boolean isLeased() {
    return scenario.provider.cache().containsKey(Lease.keyOf(KEY));
  }

  @Test
  void section4_equalRequestsOfFiveProcessesAreOneRequestToTheOrigin() {
    List<CompletableFuture<HttpResponse>> answers =
        IntStream.range(0, 5)
            .mapToObj(number -> process())
            .flatMap(process -> IntStream.range(0, 20).mapToObj(time -> get(process)))
            .toList();
    assertThat(origin.calls()).isEqualTo(1);
    origin.answers("Cache-Control", FRESH);
    assertThat(answers).allSatisfy(answer -> assertThat(body(answer.join())).isEqualTo("1"));
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void theStatusOfAProcessThatWaitedIsCollapsed() {
    CompletableFuture<HttpResponse> first = get(process());
    CompletableFuture<HttpResponse> second = get(process());
    origin.answers("Cache-Control", FRESH);
    assertThat(status(first.join()))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; stored; ttl=60");
    assertThat(status(second.join())).isEqualTo("jcache-http; fwd=uri-miss; collapsed; ttl=60");
  }

  @Test
  void aResponseThatAnotherProcessStoredBeforeTheLeaseWasTakenIsUsed() throws IOException {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    HttpCache late =
        process(
            disturbed(
                method -> {
                  if (method.equals("putIfAbsent") && isFirst.getAndSet(false)) {
                    process().executeAsync(REQUEST, origin);
                    origin.answers("Cache-Control", FRESH);
                  }
                }));
    assertThat(status(late.execute(REQUEST, scenario.origin))).contains("collapsed; ttl=60");
    assertThat(scenario.origin.calls()).isZero();
    assertThat(isLeased()).isFalse();
  }

  @Test
  void theLeaseEndsWithTheCall() {
    CompletableFuture<HttpResponse> answer = get(process());
    assertThat(isLeased()).isTrue();
    origin.answers("Cache-Control", FRESH);
    answer.join();
    assertThat(isLeased()).isFalse();
  }

  @Test
  void aRevalidationIsSharedToo() {
    get(process());
    origin.answers("Cache-Control", FRESH, "ETag", "\"v1\"");
    scenario.passes(61);
    CompletableFuture<HttpResponse> first = get(process());
    CompletableFuture<HttpResponse> second = get(process());
    origin.answers(304, "ETag", "\"v1\"", "Cache-Control", FRESH);
    assertThat(body(first.join())).isEqualTo("1");
    assertThat(status(second.join())).isEqualTo("jcache-http; fwd=stale; collapsed; ttl=60");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void afterAFailureAnotherProcessCalls() {
    CompletableFuture<HttpResponse> first = get(process());
    CompletableFuture<HttpResponse> second = get(process());
    origin.fails();
    assertThatThrownBy(first::join).hasRootCauseMessage("connection refused");
    awaitCalls(2);
    origin.answers("Cache-Control", FRESH);
    assertThat(body(second.join())).isEqualTo("2");
  }

  private void awaitCalls(int calls) {
    while (origin.calls() < calls) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aResponseThatCannotBeSharedLetsAllOthersCallAtOnce() {
    CompletableFuture<HttpResponse> first = get(process());
    List<CompletableFuture<HttpResponse>> others =
        IntStream.range(0, 3).mapToObj(number -> get(process())).toList();
    origin.answers("Cache-Control", "no-store");
    assertThat(body(first.join())).isEqualTo("1");
    awaitCalls(4);
    CompletableFuture<HttpResponse> later = get(process());
    assertThat(origin.calls()).as("the next one does not wait either").isEqualTo(5);
    for (int call = 0; call < 4; call++) {
      origin.answers("Cache-Control", "no-store");
    }
    assertThat(others).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    assertThat(later.join().status()).isEqualTo(200);
  }

  @Test
  void theKeyIsSharedAgainLaterThoughItCouldNotBeShared() {
    get(process());
    origin.answers("Cache-Control", "no-store");
    scenario.passes(11);
    get(process());
    get(process());
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void theLeaseOfAProcessThatEndedIsTakenOver() {
    anotherProcessHasTheLease();
    CompletableFuture<HttpResponse> answer = get(process());
    assertThat(origin.calls()).isZero();
    scenario.clock.passes(LEASE);
    awaitCalls(1);
    CompletableFuture<HttpResponse> later = get(process());
    assertThat(origin.calls()).as("one successor").isEqualTo(1);
    origin.answers("Cache-Control", FRESH);
    assertThat(body(answer.join())).isEqualTo("1");
    assertThat(body(later.join())).isEqualTo("1");
  }

  @Test
  void aCallerWaitsUpToItsOwnTimeout() {
    anotherProcessHasTheLease();
    CompletableFuture<HttpResponse> answer =
        get(process(), CallOptions.none().withCollapseTimeout(Duration.ofMillis(20)));
    awaitCalls(1);
    origin.answers("Cache-Control", FRESH);
    assertThat(body(answer.join())).isEqualTo("1");
    assertThat(isLeased()).as("the lease of the other process").isTrue();
  }

  @Test
  void aCallerWithAStaleResponseWaitsUpToTheSoftTimeout() {
    get(process());
    origin.answers("Cache-Control", FRESH);
    scenario.passes(61);
    anotherProcessHasTheLease();
    scenario.settings.refresh(RefreshSettings.defaults().withSoftTimeout(Duration.ofMillis(5)));
    assertThat(status(get(process()).join()))
        .isEqualTo("jcache-http; fwd=stale; ttl=-1; detail=soft-timeout");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void variantsAreCallsOfTheirOwn() {
    CompletableFuture<HttpResponse> german = get(process(), "Accept-Language", "de");
    CompletableFuture<HttpResponse> french = get(process(), "Accept-Language", "fr");
    CompletableFuture<HttpResponse> alsoGerman = get(process(), "Accept-Language", "de");
    origin.answers("Cache-Control", FRESH, "Vary", "Accept-Language");
    assertThat(body(german.join())).isEqualTo("1");
    assertThat(body(alsoGerman.join())).isEqualTo("1");
    awaitCalls(2);
    origin.answers("Cache-Control", FRESH, "Vary", "Accept-Language");
    assertThat(body(french.join())).isEqualTo("2");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void aRefreshThatAnotherProcessMakesIsSkipped() throws IOException {
    String both = FRESH + ", stale-while-revalidate=30";
    scenario.origin.answers(200, "Cache-Control", both);
    process().execute(REQUEST, scenario.origin);
    scenario.passes(61);
    anotherProcessHasTheLease();
    assertThat(body(process().execute(REQUEST, scenario.origin))).isEqualTo("1");
    refreshes.remove().run();
    assertThat(scenario.origin.calls()).isEqualTo(1);
    scenario.clock.passes(LEASE);
    process().execute(REQUEST, scenario.origin);
    refreshes.remove().run();
    assertThat(scenario.origin.calls()).isEqualTo(2);
    assertThat(isLeased()).as("its own lease").isFalse();
  }

  @Test
  void aRefreshThatAnotherProcessHasMadeMeanwhileIsNotRepeated() throws IOException {
    scenario.origin.answers(200, "Cache-Control", FRESH + ", stale-while-revalidate=30");
    process().execute(REQUEST, scenario.origin);
    scenario.passes(61);
    process().execute(REQUEST, scenario.origin);
    process().execute(REQUEST, scenario.origin);
    refreshes.remove().run();
    refreshes.remove().run();
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void aLeaseIsNoResponse() {
    get(process());
    assertThat(isLeased()).isTrue();
    assertThat(process().responses().stream(Criteria.all())).isEmpty();
    assertThat(process().responses().stream(Criteria.invalid())).isEmpty();
    assertThat(process().responses().delete(Criteria.all())).isZero();
    assertThat(process().responses().get(Lease.keyOf(KEY))).isEmpty();
    assertThat(process().responses().deleteKeys(Lease.keyOf(KEY))).isZero();
    Cache<String, CachedResponse> copy = scenario.provider.other();
    assertThat(process().responses().copyTo(copy, progress -> {}).copied()).isZero();
    assertThat(copy).isEmpty();
    assertThat(isLeased()).isTrue();
  }

  @Test
  void aLeaseNamesNoTarget() {
    get(process());
    CachedResponse lease = scenario.provider.cache().get(Lease.keyOf(KEY));
    assertThat(lease.toString() + lease.request() + lease.response()).doesNotContain("example");
  }

  @Test
  void aCallDoesNotFailWithItsLease() throws IOException {
    for (String operation : List.of("putIfAbsent", "getAll", "remove", "replace")) {
      scenario.provider.cache().clear();
      HttpCache process = process(failing(operation));
      int before = scenario.origin.calls();
      assertThat(process.execute(REQUEST, scenario.origin).status()).isEqualTo(200);
      assertThat(scenario.origin.calls()).isEqualTo(before + 1);
    }
  }

  @Test
  void aProcessThatCannotLookAtTheLeaseCallsWithoutIt() throws IOException {
    anotherProcessHasTheLease();
    process(failing("getAll")).execute(REQUEST, scenario.origin);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  private Cache<String, CachedResponse> failing(String operation) {
    return disturbed(
        method -> {
          if (method.equals(operation)) {
            throw new CacheException("connection lost");
          }
        });
  }

  @Test
  void aHitCostsOneReadAsWithoutLeases() throws IOException {
    Map<String, Integer> operations = new ConcurrentHashMap<>();
    HttpCache process = process(disturbed(method -> operations.merge(method, 1, Integer::sum)));
    process.execute(REQUEST, scenario.origin);
    operations.clear();
    process.execute(REQUEST, scenario.origin);
    assertThat(operations).isEqualTo(Map.of("get", 1));
  }

  @Test
  void noLeaseIsTakenByDefaultAndForRequestsThatAreNotCollapsed() throws IOException {
    Map<String, Integer> operations = new ConcurrentHashMap<>();
    HttpCache process = process(disturbed(method -> operations.merge(method, 1, Integer::sum)));
    process.execute(REQUEST.withFields(Fields.of("Cache-Control", "no-cache")), scenario.origin);
    assertThat(operations).doesNotContainKey("putIfAbsent");
    HttpCache alone =
        HttpCache.over(disturbed(method -> operations.merge(method, 1, Integer::sum)));
    alone.execute(HttpRequest.get("http://example.com/b"), scenario.origin);
    assertThat(operations).doesNotContainKey("putIfAbsent");
  }

  /** What happens before an operation. */
  private interface Disturbance {
    void before(String method);
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> disturbed(Disturbance disturbance) {
    Cache<String, CachedResponse> real = scenario.provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if (!List.of("getName", "getConfiguration", "unwrap", "getCacheManager")
                  .contains(method.getName())) {
                disturbance.before(method.getName());
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
