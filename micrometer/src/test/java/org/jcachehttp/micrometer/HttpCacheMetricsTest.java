package org.jcachehttp.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.CacheOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HttpCacheMetricsTest {

  private static final HttpRequest REQUEST = HttpRequest.get("http://example.com/a");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final HttpCache cache = HttpCache.open("memory:");

  @AfterEach
  void close() {
    cache.close();
  }

  private static HttpResponse fresh(HttpRequest request) {
    return new HttpResponse(
        200,
        "OK",
        "HTTP/1.1",
        Fields.of("Cache-Control", "max-age=60"),
        Body.of(new byte[] {1, 2, 3}));
  }

  private double requests(CacheOutcome outcome) {
    return registry
        .get("http.cache.requests")
        .tags("cache", "posts", "outcome", outcome.label())
        .functionCounter()
        .count();
  }

  @Test
  void requestsAreCountedByOutcome() throws IOException {
    HttpCacheMetrics.monitor(registry, cache, "posts");
    cache.execute(REQUEST, HttpCacheMetricsTest::fresh);
    cache.execute(REQUEST, HttpCacheMetricsTest::fresh);
    cache.execute(REQUEST, HttpCacheMetricsTest::fresh);
    assertThat(requests(CacheOutcome.HIT)).isEqualTo(2);
    assertThat(requests(CacheOutcome.MISS)).isEqualTo(1);
    assertThat(requests(CacheOutcome.FAILED)).isZero();
  }

  @Test
  void evictionsAreCounted() throws IOException {
    try (HttpCache small = HttpCache.open("memory:small?max-entries=1")) {
      HttpCacheMetrics.monitor(registry, small, "posts");
      small.execute(REQUEST, HttpCacheMetricsTest::fresh);
      small.execute(HttpRequest.get("http://example.com/b"), HttpCacheMetricsTest::fresh);
      assertThat(registry.get("http.cache.store.evictions").functionCounter().count()).isOne();
    }
  }

  @Test
  void leasesAndPendingRemovalsHaveMeters() throws IOException {
    try (HttpCache leasing =
        HttpCache.builder().option("collapse", "cluster").open("memory:leasing")) {
      HttpCacheMetrics.monitor(registry, leasing, "posts");
      leasing.execute(REQUEST, HttpCacheMetricsTest::fresh);
      assertThat(registry.get("http.cache.leases.taken").functionCounter().count()).isOne();
      assertThat(registry.get("http.cache.leases.waits").functionCounter().count()).isZero();
      assertThat(registry.get("http.cache.leases.expired").functionCounter().count()).isZero();
      assertThat(registry.get("http.cache.store.pending.removals").gauge().value()).isZero();
    }
  }

  @Test
  void requestsToTheOriginAreTimed() throws IOException {
    HttpCacheMetrics.monitor(registry, cache, "posts");
    cache.execute(
        REQUEST,
        request -> {
          assertThat(registry.get("http.cache.origin.active").gauge().value()).isEqualTo(1);
          return fresh(request);
        });
    cache.execute(REQUEST, HttpCacheMetricsTest::fresh);
    assertThat(registry.get("http.cache.origin.requests").functionTimer())
        .satisfies(timer -> assertThat(timer.count()).isEqualTo(1))
        .satisfies(timer -> assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive());
    assertThat(registry.get("http.cache.origin.active").gauge().value()).isZero();
  }

  @Test
  void operationsOnTheStoreAreTimedByKind() throws IOException {
    HttpCacheMetrics.monitor(registry, cache, "posts");
    cache.execute(REQUEST, HttpCacheMetricsTest::fresh);
    cache.execute(REQUEST, HttpCacheMetricsTest::fresh);
    assertThat(
            registry
                .get("http.cache.store.operations")
                .tag("operation", "read")
                .functionTimer()
                .count())
        .isGreaterThanOrEqualTo(2);
    assertThat(registry.get("http.cache.store.written").functionCounter().count()).isEqualTo(3);
    assertThat(registry.get("http.cache.store.bypassed").tag("operation", "write").gauge().value())
        .isZero();
  }

  @Test
  void eachMeterHasADescriptionAndFewTags() {
    HttpCacheMetrics.monitor(registry, cache, "posts", Tags.of("region", "eu"));
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(
            id -> {
              assertThat(id.getName()).matches("http\\.cache(\\.[a-z]+)+");
              assertThat(id.getDescription()).isNotEmpty();
              assertThat(id.getTag("cache")).isEqualTo("posts");
              assertThat(id.getTag("region")).isEqualTo("eu");
              assertThat(id.getTags()).hasSizeBetween(2, 3);
            });
  }

  @Test
  void twoCachesAreToldApartByTheirNames() throws IOException {
    try (HttpCache other = HttpCache.open("memory:")) {
      HttpCacheMetrics.monitor(registry, cache, "posts");
      HttpCacheMetrics.monitor(registry, other, "users");
      other.execute(REQUEST, HttpCacheMetricsTest::fresh);
      assertThat(requests(CacheOutcome.MISS)).isZero();
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aRegistryDoesNotKeepAClosedCacheInMemory() {
    WeakReference<HttpCache> closed = monitoredAndClosed();
    while (closed.get() != null) {
      System.gc();
    }
    assertThat(registry.get("http.cache.origin.active").gauge().value()).isNaN();
    assertThat(requests(CacheOutcome.HIT)).isZero();
  }

  private WeakReference<HttpCache> monitoredAndClosed() {
    HttpCache other = HttpCache.open("memory:");
    HttpCacheMetrics.monitor(registry, other, "posts");
    other.close();
    return new WeakReference<>(other);
  }
}
