package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A deletion that only a scan can make is made after an outage; its responses are not served. */
@Timeout(60)
class DeletionOutageTest {

  private static final Set<String> WRITING =
      Set.of("put", "putAll", "putIfAbsent", "replace", "remove", "removeAll", "clear", "invoke");
  private static final Set<String> SCANNING = Set.of("iterator", "spliterator");

  private static final String URL_OF_A = "https://example.com/a";
  private static final HttpRequest A = HttpRequest.get(URL_OF_A);
  private static final HttpRequest B = HttpRequest.get("https://example.com/b");
  private static final String HIT = "jcache-http; hit";
  private static final String DELETED = "jcache-http; fwd=miss";

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final AtomicReference<Runnable> afterGet = new AtomicReference<>(() -> {});
  private volatile Set<String> failing = Set.of();
  private @Nullable HttpCache opened;

  private HttpCache cache() {
    if (opened == null) {
      opened =
          scenario
              .settings
              .store(StoreSettings.defaults().withBreaker(1000, Duration.ofMillis(1)))
              .over(unreliable());
    }
    return opened;
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> unreliable() {
    Cache<String, CachedResponse> real = scenario.provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              before(method.getName());
              try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("get")) {
                  requireNonNull(afterGet.getAndSet(() -> {})).run();
                }
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private void before(String method) {
    if (failing.contains(method)) {
      throw new CacheException("connection lost");
    }
    if (method.equals("unwrap")) {
      // Maintenance uses the iterator of the cache, so that it fails with the cache.
      throw new IllegalArgumentException("a cache of another provider");
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

  private HttpResponse send(HttpRequest request) {
    try {
      return cache().execute(request, scenario.origin);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private String get(HttpRequest request) {
    return status(send(request));
  }

  private void stored(HttpRequest request, String... fields) {
    scenario.origin.answers(200, fields);
    get(request);
    assertThat(get(request)).startsWith(HIT);
  }

  private void stored(HttpRequest request) {
    stored(request, "Cache-Control", "max-age=600");
  }

  private void cannot(Consumer<StoredResponses> deletion) {
    assertThatThrownBy(() -> deletion.accept(cache().responses()))
        .isInstanceOf(CacheException.class);
  }

  private void cannotDelete(Criteria criteria) {
    cannot(responses -> responses.delete(criteria));
  }

  private void cannotDeleteUrls(String... urls) {
    cannot(responses -> responses.deleteUrls(urls));
  }

  @Test
  void aResponseThatMatchesIsNotServedAndIsDeletedLater() {
    stored(A);
    stored(B);
    failing = WRITING;
    cannotDelete(Criteria.all().withUrl("example.com/a"));
    assertThat(get(A)).startsWith(DELETED);
    assertThat(get(A)).startsWith(DELETED);
    assertThat(get(B)).startsWith(HIT);
    failing = Set.of();
    eventually(() -> !isStored(A));
    eventually(() -> get(A).startsWith(HIT));
    assertThat(get(B)).startsWith(HIT);
  }

  @Test
  void aResponseWithADeletedUrlIsNotServedAndIsDeletedLater() {
    stored(A);
    stored(B);
    failing = SCANNING;
    cannotDeleteUrls("https://EXAMPLE.com:443/a");
    failing = WRITING;
    assertThat(get(A)).startsWith(DELETED);
    assertThat(get(B)).startsWith(HIT);
    failing = Set.of();
    eventually(() -> !isStored(A));
    eventually(() -> get(A).startsWith(HIT));
    assertThat(get(B)).startsWith(HIT);
  }

  @Test
  void everyVariantOfADeletedUrlIsDeletedLater() {
    HttpRequest german = A.withFields(Fields.of("Accept-Language", "de"));
    HttpRequest french = A.withFields(Fields.of("Accept-Language", "fr"));
    String[] varying = {"Cache-Control", "max-age=600", "Vary", "Accept-Language"};
    stored(german, varying);
    stored(french, varying);
    failing = WRITING;
    cannotDeleteUrls(URL_OF_A);
    assertThat(get(german)).startsWith(DELETED);
    assertThat(get(french)).startsWith(DELETED);
    failing = Set.of();
    eventually(() -> !isStored(A));
  }

  @Test
  void aNewerResponseIsServedAndKept() {
    stored(A);
    stored(B);
    failing = SCANNING;
    cannotDeleteUrls(URL_OF_A, B.uri().toString());
    cannotDelete(Criteria.all());
    scenario.passes(61);
    assertThat(get(A)).startsWith(DELETED);
    assertThat(get(A)).startsWith(HIT);
    failing = Set.of();
    eventually(() -> !isStored(B));
    assertThat(get(A)).startsWith(HIT);
  }

  @Test
  void criteriaApplyToTheStateAtTheTimeOfTheDeletion() {
    stored(B, "Cache-Control", "max-age=10, stale-if-error=600");
    scenario.passes(11);
    stored(A, "Cache-Control", "max-age=10, stale-if-error=600");
    failing = WRITING;
    cannot(StoredResponses::deleteStale);
    scenario.passes(11);
    scenario.origin.answers(500);
    assertThat(send(A).status()).as("stale since").isEqualTo(200);
    assertThat(send(B).status()).as("stale before").isEqualTo(500);
  }

  @Test
  void anEntryThatWasReadBeforeItsDeletionIsNotServedAfterIt() {
    stored(A);
    failing = SCANNING;
    cannotDeleteUrls(URL_OF_A);
    afterGet.set(
        () -> {
          failing = Set.of();
          eventually(() -> !isStored(A));
        });
    assertThat(get(A)).startsWith(DELETED);
  }

  @Test
  void noDeletionIsForgottenIfThereAreTooMany() {
    stored(A);
    stored(B);
    failing = SCANNING;
    IntStream.rangeClosed(1, 100)
        .forEach(number -> cannotDelete(Criteria.all().withUrl("example.com/" + number)));
    assertThat(get(B)).as("a hundred are kept").startsWith(HIT);
    cannotDelete(Criteria.all().withUrl("example.com/a"));
    assertThat(get(B)).as("one more").startsWith(DELETED);
    failing = Set.of();
    eventually(() -> get(A).startsWith(HIT) && get(B).startsWith(HIT));
  }

  @Test
  void theSameDeletionIsKeptOnce() {
    stored(B);
    failing = SCANNING;
    for (int time = 0; time < 200; time++) {
      cannot(StoredResponses::deleteStale);
      cannotDeleteUrls("https://example.com/" + time);
    }
    assertThat(get(B)).startsWith(HIT);
  }

  @Test
  void closingTriesOnceMore() {
    stored(A);
    failing = SCANNING;
    cannotDeleteUrls(URL_OF_A);
    failing = Set.of();
    cache().close();
    assertThat(isStored(A)).isFalse();
  }

  @Test
  void clearingIncludesWhatIsKept() {
    stored(A);
    failing = SCANNING;
    cannotDeleteUrls(URL_OF_A);
    failing = Set.of();
    cache().responses().clear();
    stored(A);
    assertThat(body(send(A))).isEqualTo("2");
  }
}
