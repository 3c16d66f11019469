package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What processes with a common store do when a lease ends, or does not. */
@Timeout(LeaseEndTest.PATIENCE)
// Some calls are made for their effect on the store.
@SuppressWarnings("FutureReturnValueIgnored")
class LeaseEndTest {

  static final int PATIENCE = 60;

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);
  private static final String KEY = CacheKey.of(StoredRequests.get(Scenario.URI_OF_A));

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin origin = new PendingOrigin();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();
  private Set<String> repeated = Set.of();

  private HttpCacheBuilder settings() {
    return scenario
        .settings
        .option("collapse", "cluster")
        .option("collapse-lease", LEASE)
        .refreshExecutor(refreshes::add);
  }

  private HttpCache process() {
    return process(scenario.provider.cache());
  }

  private HttpCache process(Cache<String, CachedResponse> cache) {
    return settings().asyncExecutor(Runnable::run).over(cache);
  }

  private CompletableFuture<HttpResponse> get(HttpCache process, String... fields) {
    return send(process, REQUEST.withFields(Fields.of(fields)));
  }

  private CompletableFuture<HttpResponse> send(HttpCache process, HttpRequest request) {
    return process
        .executeAsync(request, origin)
        .toCompletableFuture()
        .orTimeout(PATIENCE, TimeUnit.SECONDS);
  }

  private void anotherProcessHasTheLease() {
    Lease lease = Lease.ofCall(KEY, scenario.clock.instant(), LEASE);
    scenario.provider.cache().put(lease.key(), lease.toEntry());
  }

  private boolean isLeased() {
    return scenario.provider.cache().containsKey(Lease.keyOf(KEY));
  }

  private void awaitCalls(int calls) {
    await(() -> origin.calls() >= calls);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).as("timeout").isFalse();
      Thread.onSpinWait();
    }
  }

  private void aStaleResponseIsStored(String... fields) throws IOException {
    scenario.origin.answers(200, fields);
    process().execute(REQUEST, scenario.origin);
    scenario.passes(61);
  }

  @Test
  void section4_4_aRequestAfterAnUnsafeOneDoesNotWaitForTheCallOfAnotherProcess() {
    get(process());
    HttpCache other = process();
    CompletableFuture<HttpResponse> post =
        send(other, HttpRequest.builder("POST", REQUEST.uri()).build());
    origin.answersLast(ScriptedOrigin.response(200));
    assertThat(post.join().status()).isEqualTo(200);
    get(other);
    assertThat(origin.calls()).as("open calls").isEqualTo(2);
  }

  @Test
  void section4_4_aRequestAfterAnUnsafeOneDoesNotWaitForACallOfTheSameProcess() {
    HttpCache process = process();
    get(process, "Accept-Language", "de");
    send(process, HttpRequest.builder("PUT", REQUEST.uri()).build());
    origin.answersLast(ScriptedOrigin.response(204));
    get(process, "Accept-Language", "de");
    assertThat(origin.calls()).as("open calls").isEqualTo(2);
  }

  @Test
  void clearSiteDataEndsTheLeasesOfItsProcess() {
    HttpCache process = process();
    send(process, HttpRequest.get("https://example.com/a"));
    assertThat(scenario.provider.cache()).as("the lease").hasSize(1);
    send(process, HttpRequest.get("https://example.com/logout?all"));
    origin.answersLast(
        ScriptedOrigin.response(200, "Cache-Control", "no-store", "Clear-Site-Data", "\"cache\""));
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aResponseThatCannotBeSharedLeavesNothingInTheStore() {
    CompletableFuture<HttpResponse> answer = get(process());
    origin.answers("Cache-Control", "no-store");
    assertThat(answer.join().status()).isEqualTo(200);
    assertThat(scenario.provider.cache()).isEmpty();
  }

  private static HttpResponse streamed(String... fields) {
    Body body =
        new Body.Streamed(new ByteArrayInputStream(new byte[100_000]), OptionalLong.empty());
    return ScriptedOrigin.response(200, fields).withBody(body);
  }

  @Test
  void aCallerThatDoesNotReadItsBodyHoldsUpNoOtherProcess() throws IOException {
    CompletableFuture<HttpResponse> first = get(process());
    CompletableFuture<HttpResponse> second = get(process());
    origin.answers(streamed("Cache-Control", "max-age=60"));
    assertThat(first.join().status()).isEqualTo(200);
    assertThat(body(second.join())).hasSize(100_000);
    assertThat(origin.calls()).isEqualTo(1);
    first.join().body().close();
  }

  @Test
  void aBodyThatIsStaleAtOnceIsNotWaitedFor() throws IOException {
    CompletableFuture<HttpResponse> first = get(process());
    get(process());
    origin.answers(streamed("Cache-Control", "max-age=0", "ETag", "\"v1\""));
    assertThat(first.join().status()).isEqualTo(200);
    assertThat(isLeased()).isFalse();
    first.join().body().close();
  }

  @Test
  void section4_2_4_afterAFailureTheOtherProcessesDoNotWaitForEachOther() throws IOException {
    aStaleResponseIsStored("Cache-Control", "max-age=60, stale-if-error=600");
    List<CompletableFuture<HttpResponse>> answers =
        IntStream.range(0, 5).mapToObj(number -> get(process())).toList();
    assertThat(origin.calls()).isEqualTo(1);
    origin.fails();
    awaitCalls(5);
    IntStream.range(0, 4).forEach(call -> origin.fails());
    assertThat(answers).allSatisfy(answer -> assertThat(body(answer.join())).isEqualTo("1"));
  }

  @Test
  void aFollowerDoesNotWaitForTheLeaseOfItsOwnProcess() {
    HttpCache process = process(failing("remove"));
    get(process);
    get(process);
    origin.fails();
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void aFollowerTakesOverThoughTheEndOfTheLeaseIsAnError() {
    HttpCache process =
        process(
            disturbed(
                method -> {
                  if (method.equals("remove")) {
                    throw new NoClassDefFoundError("driver");
                  }
                },
                method -> {}));
    get(process);
    get(process);
    origin.fails();
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void anInterruptedCallEndsItsLease() {
    HttpCache process =
        settings()
            .over(
                disturbed(
                    method -> {
                      if (Thread.currentThread().isInterrupted()) {
                        throw new CacheException("interrupted");
                      }
                    },
                    method -> {}));
    assertThatThrownBy(
            () ->
                process.execute(
                    REQUEST,
                    request -> {
                      Thread.currentThread().interrupt();
                      throw new InterruptedIOException("cancelled");
                    }))
        .hasMessage("cancelled");
    assertThat(Thread.interrupted()).isTrue();
    await(() -> !isLeased());
  }

  @Test
  void aLeaseThatTheStoreHasAddedTooLateEndsWithTheCall() {
    HttpCache process =
        process(
            disturbed(
                method -> {},
                method -> {
                  if (method.equals("putIfAbsent")) {
                    throw new CacheException("timeout");
                  }
                }));
    get(process);
    assertThat(isLeased()).isTrue();
    origin.answers("Cache-Control", "max-age=60");
    assertThat(isLeased()).isFalse();
  }

  @Test
  void aClientThatRepeatsItsOperationAfterATimeoutHasTheLease() {
    repeated = Set.of("putIfAbsent");
    get(process(disturbed(method -> {}, method -> {})));
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aWaitingProcessUsesAStoredResponseThoughALeaseIsLeft() throws IOException {
    anotherProcessHasTheLease();
    CompletableFuture<HttpResponse> answer = get(process());
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    HttpCache.builder()
        .clock(scenario.clock)
        .over(scenario.provider.cache())
        .execute(REQUEST, scenario.origin);
    assertThat(status(answer.join())).isEqualTo("jcache-http; fwd=uri-miss; collapsed; ttl=60");
    assertThat(isLeased()).as("the lease of the other process").isTrue();
  }

  @Test
  void aResponseThatWasRemovedDuringTheWaitIsNotUsed() throws IOException {
    aStaleResponseIsStored("Cache-Control", "max-age=60, stale-if-error=600", "ETag", "\"v1\"");
    anotherProcessHasTheLease();
    CompletableFuture<HttpResponse> answer = get(process());
    scenario.provider.cache().remove(KEY);
    scenario.provider.cache().remove(Lease.keyOf(KEY));
    awaitCalls(1);
    origin.fails();
    assertThatThrownBy(answer::join).hasRootCauseMessage("connection refused");
  }

  /** It is removed after each lookup, and stored again before the next one. */
  @Test
  void aResponseThatIsRemovedAgainAndAgainIsNotUsed() throws IOException {
    aStaleResponseIsStored("Cache-Control", "max-age=60, stale-if-error=600", "ETag", "\"v1\"");
    Cache<String, CachedResponse> store = scenario.provider.cache();
    CachedResponse stale = requireNonNull(store.get(KEY));
    AtomicBoolean isRemoved = new AtomicBoolean();
    HttpCache process =
        process(
            disturbed(
                method -> {
                  if (method.equals("putIfAbsent")) {
                    store.remove(KEY);
                    isRemoved.set(true);
                  } else if (method.equals("get") && !isRemoved.getAndSet(false)) {
                    store.put(KEY, stale);
                  }
                },
                method -> {}));
    CompletableFuture<HttpResponse> answer = get(process);
    awaitCalls(1);
    origin.fails();
    assertThatThrownBy(answer::join).hasRootCauseMessage("connection refused");
  }

  @Test
  void aRefreshDoesNotEndCollapsing() throws IOException {
    HttpCache process = process();
    scenario.origin.answers(
        200, "Cache-Control", "max-age=0, stale-while-revalidate=60", "ETag", "\"v1\"");
    process.execute(REQUEST, scenario.origin);
    scenario.passes(11);
    scenario.origin.answers(
        304, "Cache-Control", "max-age=0, stale-while-revalidate=1", "ETag", "\"v1\"");
    process.execute(REQUEST, scenario.origin);
    refreshes.remove().run();
    assertThat(scenario.origin.calls()).isEqualTo(2);
    scenario.passes(2);
    get(process);
    get(process);
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aStaleResponseThatOneRequestAcceptsDoesNotEndCollapsing() throws IOException {
    anotherProcessHasTheLease();
    HttpCache process = process();
    CompletableFuture<HttpResponse> answer = get(process, "Cache-Control", "max-stale");
    scenario.origin.answers(200, "Cache-Control", "max-age=0", "ETag", "\"v1\"");
    HttpCache.builder()
        .clock(scenario.clock)
        .over(scenario.provider.cache())
        .execute(REQUEST, scenario.origin);
    scenario.provider.cache().remove(Lease.keyOf(KEY));
    assertThat(answer.join().status()).isEqualTo(200);
    get(process);
    get(process);
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void requestsForAnotherVariantLookUpTogether() {
    AtomicInteger takes = new AtomicInteger();
    HttpCache waiting =
        process(
            disturbed(
                method -> takes.addAndGet(method.equals("putIfAbsent") ? 1 : 0), method -> {}));
    get(process(), "Accept-Language", "de");
    List<CompletableFuture<HttpResponse>> answers =
        Stream.generate(() -> get(waiting, "Accept-Language", "de")).limit(10).toList();
    origin.answers("Cache-Control", "max-age=60", "Vary", "Accept-Language");
    assertThat(answers).allSatisfy(answer -> assertThat(body(answer.join())).isEqualTo("1"));
    assertThat(takes).hasValue(1);
  }

  /** The interrupt comes after a look: one before it would fail the operation of a remote store. */
  @Test
  void anInterruptEndsTheWait() {
    anotherProcessHasTheLease();
    Set<String> operations = new HashSet<>();
    HttpCache process =
        process(
            disturbed(
                operations::add,
                method -> {
                  if (method.equals("get") && operations.contains("putIfAbsent")) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertThatThrownBy(() -> process.execute(REQUEST, scenario.origin))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private Cache<String, CachedResponse> failing(String operation) {
    return disturbed(
        method -> {
          if (method.equals(operation)) {
            throw new CacheException("connection lost");
          }
        },
        method -> {});
  }

  /** What happens at an operation. */
  private interface Disturbance {
    void at(String method);
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> disturbed(Disturbance before, Disturbance after) {
    Cache<String, CachedResponse> real = scenario.provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              before.at(method.getName());
              try {
                if (repeated.contains(method.getName())) {
                  method.invoke(real, arguments);
                }
                Object result = method.invoke(real, arguments);
                after.at(method.getName());
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
