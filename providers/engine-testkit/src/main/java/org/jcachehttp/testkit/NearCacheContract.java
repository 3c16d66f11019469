package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Caches with a near cache over the storage under test. Each provider is like a process. */
interface NearCacheContract extends Fixture<String, byte[]> {

  /** The options of a near cache whose entries are used until a change is announced. */
  String LONG = "near-max-entries=100&near-ttl=1d";

  /** The options of a near cache whose entries are compared with the storage at each lookup. */
  String CHECKED = "near-max-entries=100&near-ttl=0";

  /** A lookup of an entry that the near cache has is a hit of both. */
  @Test
  default void aRepeatedGetIsAnsweredByTheNearCache() {
    try (SingleStorageProvider provider = new SingleStorageProvider(this::openAgain)) {
      Cache<String, String> cache = open(provider, LONG);
      cache.getCacheManager().enableStatistics(cache.getName(), true);
      cache.put("key", "value");
      // The channel of some backends is connected in the background, which empties the near cache.
      Await.until(() -> cache.get("key").equals("value") && statistic("NearCacheHits") > 0);
      assertThat(statistic("CacheMisses")).isZero();
    }
  }

  private static long statistic(String name) {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName names = new ObjectName("javax.cache:type=CacheStatistics,Cache=near,*");
      ObjectName only = beans.queryNames(names, null).iterator().next();
      return (Long) beans.getAttribute(only, name);
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  /** Any value may be in a near cache, also one that callers can change. */
  @Test
  default void aValueFromTheNearCacheIsACopyIfCallersCanChangeIt() {
    try (SingleStorageProvider provider = new SingleStorageProvider(this::openAgain)) {
      Cache<String, byte[]> cache = open(provider, CHECKED);
      cache.put("key", new byte[] {1, 2});
      cache.get("key");
      cache.get("key")[0] = 9;
      assertThat(cache.get("key")).containsExactly(1, 2);
    }
  }

  /** With a time-to-live of zero, a process sees each change by another one at once. */
  @Test
  default void aCheckedNearCacheNeverReturnsAnOldEntry() {
    assumeCapability(Capability.SHARED);
    withTwo(
        CHECKED,
        (one, other) -> {
          one.put("key", 1);
          assertThat(other.get("key")).isEqualTo(1);
          one.put("key", 2);
          assertThat(other.get("key")).isEqualTo(2);
          assertThat(other.getAll(Set.of("key"))).isEqualTo(Map.of("key", 2));
          one.remove("key");
          assertThat(other.get("key")).isNull();
          assertThat(other.containsKey("key")).isFalse();
        });
  }

  /** A change by another process is seen within the default bound. */
  @Test
  default void aChangeByAnotherProcessIsSeen() {
    assumeCapability(Capability.SHARED);
    withTwo(
        "near-max-entries=100",
        (one, other) -> {
          one.put("key", 1);
          assertThat(other.get("key")).isEqualTo(1);
          one.put("key", 2);
          Await.until(() -> other.get("key") == 2);
          one.remove("key");
          Await.until(() -> other.get("key") == null);
        });
  }

  /** Atomic operations use the stored entry, however old that of the near cache is. */
  @Test
  default void anAtomicOperationDecidesOnTheStoredEntry() {
    assumeCapability(Capability.SHARED);
    withTwo(
        LONG,
        (one, other) -> {
          one.put("key", 1);
          other.get("key");
          one.put("key", 2);
          assertThat(other.replace("key", 1, 9)).isFalse();
          assertThat(other.get("key")).isEqualTo(2);
          one.remove("key");
          assertThat(other.putIfAbsent("key", 3)).isTrue();
          one.get("key");
          other.put("key", 4);
          assertThat(one.getAndPut("key", 5)).isEqualTo(4);
          other.get("key");
          one.put("key", 6);
          assertThat(other.remove("key", 5)).isFalse();
          assertThat(other.<Integer>invoke("key", (entry, none) -> entry.getValue())).isEqualTo(6);
        });
  }

  /** A loop of get and replace loses no update, although a get may return an old value. */
  @Test
  default void noIncrementIsLost() {
    assumeCapability(Capability.SHARED);
    withTwo(
        LONG,
        (one, other) -> {
          one.put("key", 0);
          Threads.run(4, thread -> increment(thread % 2 == 0 ? one : other, 25));
          assertThat(one.getAndRemove("key")).isEqualTo(100);
        });
  }

  private static void increment(Cache<String, Integer> cache, int times) {
    for (int done = 0; done < times; ) {
      Integer value = cache.get("key");
      if (value != null && cache.replace("key", value, value + 1)) {
        done++;
      }
    }
  }

  private void withTwo(String options, Use use) {
    try (SingleStorageProvider one = new SingleStorageProvider(this::openAgain);
        SingleStorageProvider other = new SingleStorageProvider(this::openAgain)) {
      use.of(open(one, options), open(other, options));
    }
  }

  private static <V> Cache<String, V> open(SingleStorageProvider provider, String options) {
    return provider
        .getCacheManager(URI.create("under-test:near?" + options), null)
        .createCache("near", new MutableConfiguration<String, V>());
  }

  /** Two caches of the same entries, each with its own storage and near cache. */
  @FunctionalInterface
  interface Use {

    /** Uses the caches. */
    void of(Cache<String, Integer> one, Cache<String, Integer> other);
  }
}
