package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was invalidated while the store could not be written is not served, then or later. */
@Timeout(60)
class OutageTest {

  private static final Set<String> WRITES =
      Set.of("put", "putAll", "putIfAbsent", "replace", "remove", "removeAll", "clear", "invoke");

  private static final HttpRequest A = HttpRequest.get("https://example.com/a");
  private static final HttpRequest B = HttpRequest.get("https://example.com/b");
  private static final String INVALIDATED =
      "jcache-http; fwd=miss; fwd-status=200; detail=store-unavailable";

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final List<String> operations = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean isWritable = true;
  private volatile boolean isReadable = true;
  private volatile boolean isReplyLost;
  private final AtomicReference<Runnable> beforePut = new AtomicReference<>(() -> {});
  private RuntimeException refusal = new CacheException("key too long");
  private final CountDownLatch scanBegun = new CountDownLatch(1);
  private volatile CountDownLatch scanAllowed = new CountDownLatch(0);
  private StoreSettings store = StoreSettings.defaults().withBreaker(1000, Duration.ofMillis(1));

  private @Nullable Cache<String, CachedResponse> unreliable;

  /** An HTTP cache; all of a test have the same store. */
  private HttpCache cache() {
    if (unreliable == null) {
      unreliable = unreliable();
    }
    return scenario.settings.store(store).over(unreliable);
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> unreliable() {
    Cache<String, CachedResponse> real = scenario.provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              before(method.getName(), arguments);
              try {
                Object result = method.invoke(real, arguments);
                after(method.getName());
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private void before(String method, Object @Nullable [] arguments) {
    boolean isWrite = WRITES.contains(method);
    boolean isRead = Set.of("get", "getAll", "iterator").contains(method);
    if (isWrite || isRead) {
      operations.add(method);
    }
    if ((isWrite && !isWritable) || (isRead && !isReadable)) {
      throw new CacheException("connection lost");
    }
    if (arguments != null && Arrays.deepToString(arguments).contains("refused")) {
      throw refusal;
    }
    if (method.startsWith("put")) {
      requireNonNull(beforePut.getAndSet(() -> {})).run();
    }
    if (method.equals("iterator") && scanAllowed.getCount() > 0) {
      scanBegun.countDown();
      await(scanAllowed);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static void eventually(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private boolean isStored(HttpRequest request) {
    for (Cache.Entry<String, CachedResponse> entry : scenario.provider.cache()) {
      if (entry.getValue().request().target().toString().equals(request.uri().toString())) {
        return true;
      }
    }
    return false;
  }

  private void after(String method) {
    if (isReplyLost && WRITES.contains(method)) {
      throw new CacheException("reply lost");
    }
  }

  private String get(HttpRequest request) {
    return get(cache(), request);
  }

  private String get(HttpCache cache, HttpRequest request) {
    try {
      return status(cache.execute(request, scenario.origin));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void send(String method, String... fields) throws IOException {
    scenario.origin.answers(200, fields);
    cache().execute(HttpRequest.builder(method, A.uri()).build(), scenario.origin).body().close();
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
  }

  private void stored(HttpRequest request, String... fields) {
    scenario.origin.answers(200, fields);
    get(request);
    assertThat(get(request)).startsWith("jcache-http; hit");
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
  }

  private void stored(HttpRequest request) {
    stored(request, "Cache-Control", "max-age=60");
  }

  @Test
  void anInvalidatedResponseIsNotServedDuringTheOutageOfWriting() throws IOException {
    stored(A);
    stored(B);
    isWritable = false;
    send("PUT");
    assertThat(get(A)).isEqualTo(INVALIDATED);
    assertThat(get(A)).isEqualTo(INVALIDATED);
    assertThat(get(B)).startsWith("jcache-http; hit");
  }

  @Test
  void anInvalidatedResponseIsRemovedAfterTheOutageWithoutAnyCall() throws IOException {
    stored(A);
    isWritable = false;
    isReadable = false;
    send("PUT");
    isWritable = true;
    isReadable = true;
    eventually(() -> !isStored(A));
    eventually(() -> get(A).startsWith("jcache-http; hit"));
  }

  @Test
  void aRemovalThatTheOpenBreakerPreventsIsKeptToo() throws IOException {
    store = StoreSettings.defaults().withBreaker(1, Duration.ofDays(1));
    HttpCache cache = cache();
    stored(A);
    isWritable = false;
    cache.execute(HttpRequest.builder("PUT", B.uri()).build(), scenario.origin);
    operations.clear();
    cache.execute(HttpRequest.builder("PUT", A.uri()).build(), scenario.origin);
    assertThat(operations).as("the breaker is open").isEmpty();
    assertThat(status(cache.execute(A, scenario.origin))).isEqualTo(INVALIDATED);
  }

  @Test
  void aRemovalThatAnInterruptPreventsIsKeptToo() throws IOException {
    store = store.withTimeout(Duration.ofSeconds(30));
    stored(A);
    isWritable = false;
    Thread.currentThread().interrupt();
    send("PUT");
    assertThat(Thread.interrupted()).isTrue();
    isWritable = true;
    eventually(() -> !isStored(A));
  }

  @Test
  void aResponseInAnInvalidatedGroupIsNotServed() throws IOException {
    stored(B, "Cache-Control", "max-age=60", "Cache-Groups", "\"g\"");
    isWritable = false;
    send("POST", "Cache-Group-Invalidation", "\"g\"");
    assertThat(get(B)).isEqualTo(INVALIDATED);
    isWritable = true;
    eventually(() -> get(B).startsWith("jcache-http; hit"));
  }

  @Test
  void aTagThatCannotBeInvalidatedIsReportedAndInvalidatedLater() {
    store = store.withTagger(response -> List.of("t"));
    stored(A);
    isWritable = false;
    assertThatThrownBy(() -> cache().responses().invalidateTag("t"))
        .isInstanceOf(CacheException.class);
    assertThat(get(A)).isEqualTo(INVALIDATED);
    isWritable = true;
    eventually(() -> get(A).startsWith("jcache-http; hit"));
  }

  @Test
  void aTagThatWasInvalidatedAgainSinceIsNotMadeValid() {
    store = store.withTagger(response -> List.of("t"));
    stored(A);
    isReplyLost = true;
    assertThatThrownBy(() -> cache().responses().invalidateTag("t"))
        .isInstanceOf(CacheException.class);
    isReplyLost = false;
    HttpCache other = scenario.settings.store(store).over(unreliable());
    assertThat(get(other, A)).as("in the generation that was written").contains("stored");
    cache().responses().invalidateTag("t");
    eventually(() -> Collections.frequency(List.copyOf(operations), "putAll") >= 3);
    assertThat(get(other, A)).contains("fwd=miss");
  }

  @Test
  void aTagThatCannotBeMarkedAsStaleIsInvalidatedLater() {
    store = store.withTagger(response -> List.of("t"));
    stored(A);
    isReadable = false;
    assertThatThrownBy(() -> cache().responses().markTagStale("t"))
        .isInstanceOf(CacheException.class);
    isReadable = true;
    assertThat(get(A)).startsWith("jcache-http; fwd=miss");
    eventually(() -> operations.contains("putAll"));
  }

  @Test
  void aDeletionByRequestIsReportedAndMadeLater() {
    stored(A);
    isWritable = false;
    assertThatThrownBy(() -> cache().responses().deleteRequests(A))
        .isInstanceOf(CacheException.class);
    assertThat(get(A)).isEqualTo(INVALIDATED);
    isWritable = true;
    eventually(() -> !isStored(A));
  }

  @Test
  void clearingIsReportedAndMadeLater() {
    stored(A);
    stored(B);
    isWritable = false;
    assertThatThrownBy(() -> cache().responses().clear()).isInstanceOf(CacheException.class);
    assertThat(get(A)).isEqualTo(INVALIDATED);
    assertThat(get(B)).isEqualTo(INVALIDATED);
    isWritable = true;
    eventually(() -> !scenario.provider.cache().iterator().hasNext());
    eventually(() -> get(B).startsWith("jcache-http; hit"));
  }

  @Test
  void responsesThatClearSiteDataRemovesAreNotServed() throws IOException {
    HttpRequest other = HttpRequest.get("http://other.example/");
    stored(A);
    stored(B);
    stored(other);
    isReadable = false;
    send("GET", "Clear-Site-Data", "\"cache\"", "Cache-Control", "no-store");
    isReadable = true;
    isWritable = false;
    assertThat(get(B)).isEqualTo(INVALIDATED);
    assertThat(get(other)).startsWith("jcache-http; hit");
    isWritable = true;
    eventually(() -> !isStored(A));
    eventually(() -> get(B).startsWith("jcache-http; hit"));
    assertThat(get(other)).startsWith("jcache-http; hit");
  }

  @Test
  void aResponseThatTheOriginNoLongerHasIsNotServed() throws IOException {
    stored(A, "Cache-Control", "max-age=60, stale-if-error=600");
    scenario.passes(61);
    isWritable = false;
    scenario.origin.answers(404);
    get(A);
    scenario.origin.answers(500);
    assertThat(get(A)).startsWith("jcache-http; fwd=miss; fwd-status=500");
    isWritable = true;
    eventually(() -> !isStored(A));
  }

  @Test
  void noInvalidationIsForgottenIfThereAreTooMany() {
    stored(A);
    stored(B);
    isReadable = false;
    String[] keys = IntStream.range(0, 10_001).mapToObj(Integer::toString).toArray(String[]::new);
    assertThatThrownBy(() -> cache().responses().deleteKeys(keys))
        .isInstanceOf(CacheException.class);
    isReadable = true;
    isWritable = false;
    assertThat(get(A)).isEqualTo(INVALIDATED);
    isWritable = true;
    eventually(() -> !isStored(B));
    eventually(() -> get(A).startsWith("jcache-http; hit"));
  }

  @Test
  void aScanAfterTheOutageDelaysNoLookup() throws IOException {
    store = store.withTimeout(Duration.ofSeconds(30));
    HttpRequest other = HttpRequest.get("http://other.example/");
    stored(A);
    stored(other);
    isReadable = false;
    send("GET", "Clear-Site-Data", "\"cache\"", "Cache-Control", "no-store");
    scanAllowed = new CountDownLatch(1);
    isReadable = true;
    await(scanBegun);
    assertThat(get(other)).startsWith("jcache-http; hit");
    assertThat(get(A)).contains("fwd=miss");
    scanAllowed.countDown();
    eventually(() -> get(A).startsWith("jcache-http; hit"));
  }

  @Test
  void aKeyThatFailsAlwaysHoldsUpNothingElse() throws IOException {
    store = store.withBreaker(2, Duration.ofDays(1));
    HttpCache cache = cache();
    stored(A);
    assertThatThrownBy(() -> cache.responses().deleteKeys("refused")).isSameAs(refusal);
    isReadable = false;
    assertThatThrownBy(() -> cache.responses().deleteRequests(A))
        .isInstanceOf(CacheException.class);
    isReadable = true;
    eventually(() -> !isStored(A));
    eventually(() -> Collections.frequency(List.copyOf(operations), "removeAll") > 3);
    eventually(() -> get(cache, A).startsWith("jcache-http; hit"));
    assertThat(get(cache, B)).contains("stored");
  }

  @Test
  void aRemovalOfARefusedKeyIsNotKept() {
    refusal = new IllegalArgumentException("key too long");
    assertThatThrownBy(() -> cache().responses().deleteKeys("refused")).isSameAs(refusal);
    operations.clear();
    stored(A);
    cache().close();
    assertThat(operations).doesNotContain("removeAll");
  }

  @Test
  void aResponseThatWasInvalidatedWhileItsPutFailedIsRemoved() {
    beforePut.set(
        () -> {
          sendUnchecked("PUT");
          isReplyLost = true;
        });
    assertThat(get(A)).as("the put failed").doesNotContain("stored");
    assertThat(isStored(A)).isFalse();
  }

  @Test
  void anEquivalentTargetThatCannotBeReadIsInvalidatedToo() throws IOException {
    HttpRequest first = HttpRequest.get("https://example.com/a?utm=1&x=1");
    HttpRequest equivalent = HttpRequest.get("https://example.com/a?utm=2&x=1");
    stored(first, "Cache-Control", "max-age=60", "No-Vary-Search", "params=(\"utm\")");
    assertThat(get(equivalent)).startsWith("jcache-http; hit");
    isReadable = false;
    HttpRequest put = HttpRequest.builder("PUT", equivalent.uri()).build();
    cache().execute(put, scenario.origin).body().close();
    isReadable = true;
    assertThat(get(equivalent)).contains("fwd=");
    eventually(() -> get(equivalent).startsWith("jcache-http; hit"));
  }

  private void sendUnchecked(String method) {
    try {
      send(method);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void closingTriesOnceMoreThoughTheBreakerIsOpen() throws IOException {
    store = store.withBreaker(1, Duration.ofDays(1));
    HttpCache cache = cache();
    stored(A);
    isWritable = false;
    cache.execute(HttpRequest.builder("PUT", A.uri()).build(), scenario.origin);
    isWritable = true;
    cache.close();
    assertThat(isStored(A)).isFalse();
  }

  @Test
  void withoutAnOutageAHitCostsOneRead() {
    stored(A);
    operations.clear();
    get(A);
    assertThat(operations).containsExactly("get");
  }
}
