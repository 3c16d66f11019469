package org.jcachehttp.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.CallStatistics;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.StoreOperation;

/**
 * Binds the statistics of an HTTP cache to a registry, as meters named {@code http.cache.*} with
 * the tag {@code cache}.
 *
 * <pre>{@code
 * HttpCacheMetrics.monitor(registry, cache, "posts");
 * }</pre>
 *
 * <p>The meters read {@link HttpCache#statistics()} when the registry is read; a call through the
 * cache costs nothing more. They have a weak reference to the cache: after it was collected,
 * counters keep their last values, and gauges have none.
 */
public final class HttpCacheMetrics implements MeterBinder {

  private final WeakReference<HttpCache> cache;
  private final Tags tags;

  /**
   * Creates a binder.
   *
   * @param cache the cache, to which the binder has a weak reference
   * @param cacheName the value of the tag {@code cache}
   * @param tags tags of all meters
   */
  public HttpCacheMetrics(HttpCache cache, String cacheName, Iterable<Tag> tags) {
    this.cache = new WeakReference<>(requireNonNull(cache, "cache"));
    this.tags = Tags.of(tags).and("cache", requireNonNull(cacheName, "cacheName"));
  }

  /**
   * Binds the meters of a cache.
   *
   * @param registry the registry
   * @param cache the cache
   * @param cacheName the value of the tag {@code cache}
   * @param tags tags of all meters, as pairs of a key and a value
   * @return the cache
   */
  public static HttpCache monitor(
      MeterRegistry registry, HttpCache cache, String cacheName, String... tags) {
    return monitor(registry, cache, cacheName, Tags.of(tags));
  }

  /**
   * Binds the meters of a cache.
   *
   * @param registry the registry
   * @param cache the cache
   * @param cacheName the value of the tag {@code cache}
   * @param tags tags of all meters
   * @return the cache
   */
  public static HttpCache monitor(
      MeterRegistry registry, HttpCache cache, String cacheName, Iterable<Tag> tags) {
    new HttpCacheMetrics(cache, cacheName, tags).bindTo(registry);
    return cache;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    HttpCache bound = cache.get();
    if (bound != null) {
      bindRequests(registry, bound);
      bindOrigin(registry, bound);
      bindRefreshes(registry, bound);
      bindStore(registry, bound);
      bindLeases(registry, bound);
      for (StoreOperation operation : StoreOperation.values()) {
        bindOperation(registry, bound, operation);
      }
    }
  }

  private void bindRequests(MeterRegistry registry, HttpCache bound) {
    for (CacheOutcome outcome : CacheOutcome.values()) {
      counter("http.cache.requests", bound, s -> s.requests().get(outcome))
          .tag("outcome", outcome.label())
          .description("Requests through the HTTP cache")
          .register(registry);
    }
  }

  private void bindOrigin(MeterRegistry registry, HttpCache bound) {
    timer("http.cache.origin.requests", bound, HttpCacheStatistics::origin)
        .description("Requests to origins, until the head of the response")
        .register(registry);
    counter("http.cache.origin.errors", bound, s -> s.origin().errors())
        .description("Requests to origins that had no response")
        .register(registry);
    gauge("http.cache.origin.active", bound, HttpCacheStatistics::inFlight)
        .description("Requests that are at an origin now")
        .register(registry);
  }

  private void bindRefreshes(MeterRegistry registry, HttpCache bound) {
    counter("http.cache.refreshes", bound, s -> s.refreshes().succeeded())
        .tag("result", "success")
        .description("Background refreshes of stored responses")
        .register(registry);
    counter("http.cache.refreshes", bound, s -> s.refreshes().failed())
        .tag("result", "failure")
        .description("Background refreshes of stored responses")
        .register(registry);
    counter("http.cache.refreshes.eager", bound, s -> s.refreshes().eager())
        .description("Requests that were served a fresh response during its refresh")
        .register(registry);
    counter("http.cache.refreshes.soft.timeouts", bound, s -> s.refreshes().softTimeouts())
        .description("Requests that were served a stale response after the soft timeout")
        .register(registry);
    counter("http.cache.refreshes.backoffs", bound, s -> s.refreshes().backoffs())
        .description("Requests whose refresh was not tried again yet")
        .register(registry);
  }

  private void bindStore(MeterRegistry registry, HttpCache bound) {
    counter("http.cache.store.written", bound, HttpCacheStatistics::storedBytes)
        .baseUnit(BaseUnits.BYTES)
        .description("Size of the bodies that were written to the store")
        .register(registry);
    counter("http.cache.store.mismatches", bound, HttpCacheStatistics::mismatches)
        .description("Entries of another request or writer, which were not used")
        .register(registry);
    counter("http.cache.store.evictions", bound, HttpCacheStatistics::evictions)
        .description("Entries that this process removed from the store to hold its limits")
        .register(registry);
    gauge("http.cache.store.pending.removals", bound, HttpCacheStatistics::pendingRemovals)
        .description("Invalidations that could not be written yet")
        .register(registry);
  }

  private void bindLeases(MeterRegistry registry, HttpCache bound) {
    counter("http.cache.leases.taken", bound, HttpCacheStatistics::leasesTaken)
        .description("Leases of calls that this process took")
        .register(registry);
    counter("http.cache.leases.waits", bound, HttpCacheStatistics::leaseWaits)
        .description("Waits for a call of another process")
        .register(registry);
    counter("http.cache.leases.expired", bound, HttpCacheStatistics::expiredLeases)
        .description("Leases taken in the place of one that had ended by its deadline")
        .register(registry);
  }

  private void bindOperation(MeterRegistry registry, HttpCache bound, StoreOperation operation) {
    List<Tag> tag = List.of(Tag.of("operation", operation.name().toLowerCase(Locale.ROOT)));
    timer("http.cache.store.operations", bound, s -> s.store(operation))
        .tags(tag)
        .description("Operations on the store")
        .register(registry);
    counter("http.cache.store.errors", bound, s -> s.store(operation).errors())
        .tags(tag)
        .description("Operations on the store that failed")
        .register(registry);
    gauge(
            "http.cache.store.bypassed",
            bound,
            s -> s.bypassedOperations().contains(operation) ? 1 : 0)
        .tags(tag)
        .description("1 while the circuit breaker of the store is open or half-open, otherwise 0")
        .register(registry);
  }

  private FunctionCounter.Builder<HttpCache> counter(
      String name, HttpCache bound, ToLongFunction<HttpCacheStatistics> number) {
    return FunctionCounter.builder(name, bound, c -> number.applyAsLong(c.statistics())).tags(tags);
  }

  private Gauge.Builder<HttpCache> gauge(
      String name, HttpCache bound, ToLongFunction<HttpCacheStatistics> number) {
    return Gauge.builder(name, bound, c -> number.applyAsLong(c.statistics())).tags(tags);
  }

  private FunctionTimer.Builder<HttpCache> timer(
      String name, HttpCache bound, Function<HttpCacheStatistics, CallStatistics> calls) {
    return FunctionTimer.builder(
            name,
            bound,
            c -> calls.apply(c.statistics()).count(),
            c -> calls.apply(c.statistics()).time().toNanos(),
            TimeUnit.NANOSECONDS)
        .tags(tags);
  }
}
