package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jcachehttp.engine.internal.cache.EngineCache;
import org.jcachehttp.engine.internal.management.Counters;
import org.junit.jupiter.api.Test;

/** Caches with a near cache, over the same entries as caches of other processes without one. */
class NearCachingTest {

  private final MapStorage storage = new MapStorage();
  private final Cache<String, String> near = open("map:m?near-max-entries=100&near-ttl=1d");
  private final Cache<String, String> remote = open("map:m");

  private Cache<String, String> open(String uri) {
    return open(uri, new MutableConfiguration<>());
  }

  private Cache<String, String> open(
      String uri, MutableConfiguration<String, String> configuration) {
    return new MapCachingProvider(storage)
        .getCacheManager(URI.create(uri), null)
        .createCache("near", configuration.setStatisticsEnabled(true));
  }

  private int reads() {
    return storage.open("near").reads.get();
  }

  @Test
  void getContainsKeyAndGetAllAnswerFromTheNearCache() {
    near.put("key", "a");
    near.get("key");
    remote.put("key", "b");
    int before = reads();
    assertThat(near.get("key")).isEqualTo("a");
    assertThat(near.getAll(Set.of("key"))).isEqualTo(Map.of("key", "a"));
    remote.remove("key");
    assertThat(near.containsKey("key")).isTrue();
    assertThat(reads() - before).isEqualTo(1);
  }

  @Test
  void everyAtomicOperationDecidesOnTheStoredEntry() {
    near.put("key", "a");
    near.get("key");
    remote.put("key", "b");
    assertThat(near.replace("key", "a", "c")).isFalse();
    near.get("key");
    remote.put("key", "c");
    assertThat(near.getAndPut("key", "d")).isEqualTo("c");
    near.get("key");
    remote.remove("key");
    assertThat(near.putIfAbsent("key", "e")).isTrue();
    near.get("key");
    remote.put("key", "f");
    assertThat(near.remove("key", "e")).isFalse();
    near.get("key");
    remote.put("key", "g");
    assertThat(near.<String>invoke("key", (entry, any) -> entry.getValue())).isEqualTo("g");
    near.get("key");
    remote.put("key", "h");
    assertThat(near.getAndReplace("key", "i")).isEqualTo("h");
    near.get("key");
    remote.put("key", "j");
    assertThat(near.getAndRemove("key")).isEqualTo("j");
  }

  /** Otherwise a loop of get and replace would not end before the maximum age. */
  @Test
  void aFailedReplaceIsFollowedByTheStoredValue() {
    near.put("key", "a");
    near.get("key");
    remote.put("key", "b");
    assertThat(near.replace("key", "a", "c")).isFalse();
    assertThat(near.get("key")).isEqualTo("b");
  }

  @Test
  void removeAllForgetsWhatOnlyTheNearCacheHas() {
    near.put("key", "a");
    near.get("key");
    remote.remove("key");
    near.removeAll(Set.of("key"));
    assertThat(near.get("key")).isNull();
    near.put("key", "a");
    near.get("key");
    remote.remove("key");
    near.removeAll();
    assertThat(near.get("key")).isNull();
  }

  @Test
  void aCacheWhoseReadsMoveDeadlinesReadsTheStorageAlways() {
    int subscribed = storage.open("near").invalidations.get();
    Cache<String, String> touched =
        open(
            "map:m?near-max-entries=100&near-ttl=1d",
            new MutableConfiguration<String, String>()
                .setExpiryPolicyFactory(
                    TouchedExpiryPolicy.factoryOf(new Duration(TimeUnit.HOURS, 1))));
    touched.put("key", "a");
    touched.get("key");
    remote.put("key", "b");
    assertThat(touched.containsKey("key")).isTrue();
    assertThat(touched.getAll(Set.of("key"))).containsEntry("key", "b");
    assertThat(touched.get("key")).isEqualTo("b");
    assertThat(storage.open("near").invalidations).hasValue(subscribed);
  }

  @Test
  void withATtlOfZeroEveryGetChecksTheVersion() {
    Cache<String, String> checked = open("map:m?near-max-bytes=1MiB&near-ttl=0");
    checked.put("key", "a");
    checked.get("key");
    int before = reads();
    assertThat(checked.get("key")).isEqualTo("a");
    assertThat(reads()).isEqualTo(before);
    remote.put("key", "b");
    assertThat(checked.get("key")).isEqualTo("b");
  }

  @Test
  void hitsOfTheNearCacheAreHitsAndCountedApart() {
    near.put("key", "a");
    near.get("key");
    near.get("key");
    Counters counters = near.unwrap(EngineCache.class).statistics().counters();
    assertThat(counters.getCacheHits()).isEqualTo(2);
    assertThat(counters.getCacheMisses()).isZero();
    assertThat(counters.getNearCacheHits()).isEqualTo(1);
    assertThat(counters.getNearCacheEntries()).isEqualTo(1);
  }

  @Test
  void anEntryThatExpiresIsNotFound() {
    Cache<String, String> zero =
        open(
            "map:m?near-max-entries=100&near-ttl=1d",
            new MutableConfiguration<String, String>()
                .setExpiryPolicyFactory(
                    CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 50))));
    zero.put("key", "a");
    zero.get("key");
    long end = System.currentTimeMillis() + 100;
    while (System.currentTimeMillis() < end) {
      Thread.onSpinWait();
    }
    assertThat(zero.get("key")).isNull();
    assertThat(storage.open("near").read("key")).isEmpty();
  }

  @Test
  void aTtlWithoutALimitIsRejected() {
    assertThatThrownBy(() -> open("map:m?near-ttl=5s"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'near-ttl' has no effect without 'near-max-entries'");
    assertThatThrownBy(() -> open("map:m?near-max-entries=1&near-ttl=2d"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("a duration from 0 to 1d");
  }

  @Test
  void theOptionsMayStandInProperties() {
    Properties properties = new Properties();
    properties.put("near-max-entries", "1");
    Cache<String, String> cache =
        new MapCachingProvider(storage)
            .getCacheManager(URI.create("map:m"), null, properties)
            .createCache("near", new MutableConfiguration<String, String>());
    cache.put("key", "a");
    cache.get("key");
    int before = reads();
    cache.get("key");
    assertThat(reads()).isEqualTo(before);
  }
}
