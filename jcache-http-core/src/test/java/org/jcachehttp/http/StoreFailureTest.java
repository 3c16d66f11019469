package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cache that fails, or holds what is no response, never fails a call. */
class StoreFailureTest {

  private static final HttpRequest REQUEST = HttpRequest.get("http://example.com/a");

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();

  private final ScriptedOrigin origin = new ScriptedOrigin();

  private String statusOf(Cache<String, CachedResponse> cache) throws IOException {
    HttpResponse response = HttpCache.over(cache).execute(REQUEST, origin);
    return Scenario.status(response);
  }

  @Test
  void aClosedCacheIsBypassedWithOneCall() throws IOException {
    provider.cache().close();
    assertThat(statusOf(provider.cache()))
        .isEqualTo("jcache-http; fwd=bypass; fwd-status=200; detail=store-unavailable");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aCacheThatCannotBeWrittenCostsTheEntryOnly() throws IOException {
    assertThat(statusOf(failing("put", new AtomicBoolean(true))))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; detail=store-unavailable");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aCacheThatWorksAgainIsUsedAgain() throws IOException {
    AtomicBoolean down = new AtomicBoolean(true);
    Cache<String, CachedResponse> cache = failing("get", down);
    statusOf(cache);
    down.set(false);
    assertThat(statusOf(cache)).contains("fwd=uri-miss");
    assertThat(statusOf(cache)).contains("; hit");
  }

  @Test
  void aFailedInvalidationDoesNotFailThePost() throws IOException {
    HttpResponse response =
        HttpCache.over(failing("remove", new AtomicBoolean(true)))
            .execute(
                HttpRequest.builder("POST", REQUEST.uri()).fields(REQUEST.fields()).build(),
                origin);
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  @SuppressWarnings("unchecked") // what a foreign entry is: one that the types do not know of
  void aForeignEntryIsAMissAndIsReplaced() throws IOException {
    Cache<String, Object> untyped = provider.untyped();
    String key = CacheKey.of(StoredRequests.get("http://example.com/a"));
    untyped.put(key, "no response");
    Cache<String, CachedResponse> cache = (Cache<String, CachedResponse>) (Cache<?, ?>) untyped;
    assertThat(statusOf(cache)).contains("fwd=uri-miss").contains("; stored");
    assertThat(statusOf(cache)).contains("; hit");
  }

  @Test
  void aPingReportsWhatCallsHide() {
    AtomicBoolean down = new AtomicBoolean();
    HttpCache cache = HttpCache.over(failing("containsKey", down));
    assertThatCode(cache::ping).doesNotThrowAnyException();
    down.set(true);
    assertThatThrownBy(cache::ping)
        .isInstanceOf(CacheException.class)
        .hasMessage("connection lost");
    assertThat(cache.statistics().storeErrors()).isZero();
  }

  @Test
  void aPingWaitsForTheTimeoutOfTheStoreAtMost() {
    try (Hanging hanging = new Hanging();
        HttpCache cache = limited(10, hanging.cache)) {
      assertThatThrownBy(cache::ping)
          .isInstanceOf(CacheException.class)
          .hasMessage("no response within 10 ms");
    }
  }

  @Test
  void aClosedHttpCacheAnswersNoPing() {
    HttpCache cache = HttpCache.over(provider.cache());
    cache.close();
    assertThatThrownBy(cache::ping).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCacheThatFailsAgainAndAgainIsLeftAlone() throws IOException {
    AtomicInteger attempts = new AtomicInteger();
    HttpCache cache = breaking(2, Duration.ofDays(1), countingFailures(attempts));
    for (int call = 0; call < 5; call++) {
      assertThat(cache.execute(REQUEST, origin).status()).isEqualTo(200);
    }
    assertThat(attempts).hasValue(2);
    assertThat(origin.calls()).isEqualTo(5);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aCacheThatWasLeftAloneIsTriedAgain() throws IOException {
    AtomicBoolean down = new AtomicBoolean(true);
    HttpCache cache = breaking(1, Duration.ofMillis(1), failing("get", down));
    cache.execute(REQUEST, origin);
    down.set(false);
    while (!Scenario.status(cache.execute(REQUEST, origin)).contains("; hit")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aReadThatTakesTooLongIsAFailure() throws IOException {
    try (Hanging hanging = new Hanging();
        HttpCache cache = limited(10, hanging.cache)) {
      assertThat(Scenario.status(cache.execute(REQUEST, origin))).endsWith("store-unavailable");
      assertThat(origin.calls()).isEqualTo(1);
    }
  }

  @Test
  void aCacheThatIsFastEnoughWorksWithATimeout() throws IOException {
    try (HttpCache cache = limited(10_000, provider.cache())) {
      assertThat(Scenario.status(cache.execute(REQUEST, origin))).contains("; stored");
      assertThat(Scenario.status(cache.execute(REQUEST, origin))).contains("; hit");
    }
  }

  @Test
  void anInterruptedCallerStillGetsAnAnswerAndStaysInterrupted() throws IOException {
    try (HttpCache cache = limited(10_000, provider.cache())) {
      Thread.currentThread().interrupt();
      HttpResponse response = cache.execute(REQUEST, origin);
      assertThat(Thread.interrupted()).isTrue();
      // Stored or not: a cache that is faster than the caller's look at its interrupt counts.
      assertThat(response.status()).isEqualTo(200);
      assertThat(origin.calls()).isEqualTo(1);
    }
  }

  @Test
  void interruptedCallsAreNoOutage() throws IOException {
    HttpCache cache = breaking(2, Duration.ofDays(1), provider.cache());
    cache.execute(REQUEST, origin);
    for (int call = 0; call < 5; call++) {
      Thread.currentThread().interrupt();
      assertThat(cache.execute(REQUEST, origin).status()).isEqualTo(200);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Scenario.status(cache.execute(REQUEST, origin))).contains("; hit");
    assertThat(cache.statistics().storeErrors()).isZero();
  }

  @Test
  void anInterruptThatTheProviderWrapsIsNoOutageAndIsKept() throws IOException {
    AtomicInteger attempts = new AtomicInteger();
    HttpCache cache =
        breaking(
            1,
            Duration.ofDays(1),
            disturbed(
                method -> {
                  if (method.equals("get")) {
                    attempts.incrementAndGet();
                    throw new CacheException("get", new InterruptedException());
                  }
                }));
    for (int call = 1; call <= 3; call++) {
      assertThat(cache.execute(REQUEST, origin).status()).isEqualTo(200);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(attempts).hasValue(call);
    }
    assertThat(cache.statistics().storeErrors()).isZero();
  }

  private static HttpCache breaking(
      int failures, Duration delay, Cache<String, CachedResponse> cache) {
    return HttpCache.builder()
        .store(StoreSettings.defaults().withBreaker(failures, delay))
        .over(cache);
  }

  private static HttpCache limited(long millis, Cache<String, CachedResponse> cache) {
    return HttpCache.builder()
        .store(StoreSettings.defaults().withTimeout(Duration.ofMillis(millis)))
        .over(cache);
  }

  /** The real cache, of which one operation fails for a while. */
  private Cache<String, CachedResponse> failing(String operation, AtomicBoolean down) {
    return disturbed(
        method -> {
          if (down.get() && method.equals(operation)) {
            throw new CacheException("connection lost");
          }
        });
  }

  /** A cache that cannot be read. */
  private Cache<String, CachedResponse> countingFailures(AtomicInteger attempts) {
    return disturbed(
        method -> {
          if (method.equals("get")) {
            attempts.incrementAndGet();
            throw new CacheException("connection lost");
          }
        });
  }

  /** A cache that answers no read until it is closed. */
  private final class Hanging implements AutoCloseable {

    private final CountDownLatch end = new CountDownLatch(1);
    private final Cache<String, CachedResponse> cache =
        disturbed(
            method -> {
              if (method.equals("get") || method.equals("containsKey")) {
                end.await();
              }
            });

    @Override
    public void close() {
      end.countDown();
    }
  }

  /** What happens before an operation. */
  private interface Disturbance {

    void before(String method) throws InterruptedException;
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> disturbed(Disturbance disturbance) {
    Cache<String, CachedResponse> real = provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              disturbance.before(method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
