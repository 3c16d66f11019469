package org.jcachehttp.benchmarks;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.spi.CachingProvider;
import org.ehcache.jsr107.EhcacheCachingProvider;

/** A JCache get from memory. */
final class MemoryGets {

  private static final String TEXT = "value";

  /** It can be changed, so that a cache by value copies it. */
  private static final Object LIST = new ArrayList<>(Collections.nCopies(16, "an element"));

  private static final String OURS = "jcache-http, memory";
  private static final String CAFFEINE = "Caffeine's JCache";
  private static final String EHCACHE = "Ehcache's JCache";

  private MemoryGets() {}

  /** Gets of a string, which no cache copies, with JCache's default: entries do not expire. */
  static Comparison ofStrings() {
    return ofStrings("jcache-memory", "JCache get, memory, by reference, 2,048 keys", eternal());
  }

  /** The same with an expiry policy, so that each get reads the clock. */
  static Comparison ofExpiringStrings() {
    return ofStrings(
        "jcache-memory-expiry",
        "JCache get, memory, by reference, 2,048 keys that expire",
        eternal().setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(Duration.ONE_DAY)));
  }

  private static Comparison ofStrings(
      String name, String title, MutableConfiguration<String, String> configuration) {
    return new Comparison(
        name,
        title,
        TEXT,
        List.of(
            candidate(CAFFEINE, CaffeineCachingProvider::new, TEXT, configuration),
            candidate(EHCACHE, EhcacheCachingProvider::new, TEXT, configuration),
            new Candidate(
                OURS, environment -> JCaches.gets(JCaches.inMemory(configuration), TEXT))),
        List.of(new Bar.CpuRatio(OURS, CAFFEINE, 1.2)),
        Comparison.Load.COMPILED);
  }

  private static MutableConfiguration<String, String> eternal() {
    return reference(String.class);
  }

  /** Gets of a list, which caches by value copy. */
  static Comparison ofLists() {
    return new Comparison(
        "jcache-memory-value",
        "JCache get, memory, by value, a list of 16 strings",
        LIST,
        List.of(
            candidate(CAFFEINE, CaffeineCachingProvider::new, LIST, value()),
            candidate(EHCACHE, EhcacheCachingProvider::new, LIST, value()),
            new Candidate(OURS, environment -> JCaches.gets(JCaches.inMemory(value()), LIST)),
            candidate(
                CAFFEINE + ", by reference",
                CaffeineCachingProvider::new,
                LIST,
                reference(Object.class)),
            candidate(
                EHCACHE + ", by reference",
                EhcacheCachingProvider::new,
                LIST,
                reference(Object.class))),
        List.of(),
        Comparison.Load.COMPILED);
  }

  private static <V> MutableConfiguration<String, V> reference(Class<V> type) {
    return JCaches.configuration(type).setStoreByValue(false);
  }

  private static MutableConfiguration<String, Object> value() {
    return JCaches.configuration(Object.class);
  }

  private static <V> Candidate candidate(
      String name,
      Supplier<CachingProvider> provider,
      V value,
      MutableConfiguration<String, V> configuration) {
    return new Candidate(
        name, environment -> JCaches.gets(JCaches.of(provider.get(), configuration), value));
  }
}
