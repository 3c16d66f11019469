package org.jcachehttp.benchmarks;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.configuration.MutableConfiguration;
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

  /** Gets of a string, which no cache copies. */
  static Comparison ofStrings() {
    return new Comparison(
        "jcache-memory",
        "JCache get, memory, by reference, 2,048 keys",
        TEXT,
        List.of(
            candidate(CAFFEINE, CaffeineCachingProvider::new, TEXT, reference(String.class)),
            candidate(EHCACHE, EhcacheCachingProvider::new, TEXT, reference(String.class)),
            ours(TEXT, String.class)),
        List.of(new Bar.CpuRatio(OURS, CAFFEINE, 1.2)));
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
            ours(LIST, Object.class),
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
        List.of());
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

  private static <V> Candidate ours(V value, Class<V> type) {
    return new Candidate(
        OURS, environment -> JCaches.gets(JCaches.ours("memory:values", type, environment), value));
  }
}
