package org.jcachehttp.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.faults.calls.CheckedCalls;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.redis.RedisCachingProvider;

/**
 * A client of a store, with near caches: an HTTP cache, counters that other clients share, and
 * entries of its own.
 *
 * @param provider has the only manager of this client
 * @param http the HTTP cache
 * @param calls the calls through it
 * @param made the number of these calls
 * @param counters the counters
 * @param lookups the lookups of this client's entries
 */
record TrafficClient(
    CachingProvider provider,
    HttpCache http,
    CheckedCalls calls,
    AtomicLong made,
    Cache<String, Long> counters,
    Lookups lookups)
    implements AutoCloseable {

  private static final String NEAR = "&near-max-entries=1000&near-ttl=1s";
  private static final int BREAKER_FAILURES = 5;
  private static final Duration BREAKER_DELAY = Duration.ofSeconds(1);
  private static final int BODY_BYTES = 500;
  private static final int REPEATED_URLS = 50;
  private static final int CALLS_PER_NEW_URL = 5;
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 100;

  static TrafficClient open(String uri, Measurement row) {
    CachingProvider provider = new RedisCachingProvider();
    CacheManager manager = provider.getCacheManager(URI.create(uri + NEAR), null);
    HttpCache http =
        HttpCache.builder()
            .store(StoreSettings.defaults().withBreaker(BREAKER_FAILURES, BREAKER_DELAY))
            .open(manager);
    return new TrafficClient(
        provider,
        http,
        new CheckedCalls(http, row, BODY_BYTES),
        new AtomicLong(),
        manager.createCache("counters", new MutableConfiguration<String, Long>()),
        Lookups.in(manager, row));
  }

  /** Makes a call, mostly to a URL that was called before. */
  void call(Random random) {
    long number = made.incrementAndGet();
    calls.measured(
        random.nextInt(CALLS_PER_NEW_URL) == 0
            ? "new/" + number
            : "repeated/" + random.nextInt(REPEATED_URLS));
  }

  /** Waits until the store can be read and written. */
  void awaitStore() {
    long giveUp = System.nanoTime() + RECOVERY.toNanos();
    while (!works()) {
      assertThat(System.nanoTime()).as("the time of the recovery").isLessThan(giveUp);
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted before the store works", interrupted);
      }
    }
  }

  /** Writes as many keys as hit every master, almost certainly. */
  private boolean works() {
    try {
      lookups.writeEach();
      return true;
    } catch (CacheException notYet) {
      return false;
    }
  }

  /** Each call is counted once, and each that was not a hit has asked the origin once. */
  void check() {
    lookups.check();
    HttpCacheStatistics statistics = http.statistics();
    System.out.println(statistics);
    Map<CacheOutcome, Long> outcomes = statistics.requests();
    assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum())
        .as("counted calls: " + outcomes)
        .isEqualTo(made.get());
    assertThat(statistics.failed()).as("failed calls").isZero();
    assertThat(statistics.origin().count())
        .as("calls of the origin: " + outcomes)
        .isEqualTo(statistics.misses() + statistics.bypassed());
    assertThat(statistics.hits()).as("hits").isPositive();
    assertThat(statistics.inFlight()).as("calls in flight").isZero();
  }

  @Override
  public void close() {
    http.close();
    provider.close();
  }
}
