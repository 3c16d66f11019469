package org.jcachehttp.benchmarks;

import java.util.List;

/** A JCache get from memory, by reference. */
final class MemoryGets {

  private static final String VALUE = "value";
  private static final String OURS = "jcache-http, memory";
  private static final String CAFFEINE = "Caffeine's JCache";

  private MemoryGets() {}

  static Comparison comparison() {
    return new Comparison(
        "jcache-memory",
        "JCache get, memory, by reference, 2,048 keys",
        VALUE,
        List.of(
            new Candidate(CAFFEINE, e -> JCaches.gets(JCaches.caffeine(String.class), VALUE)),
            new Candidate(
                "Ehcache's JCache", e -> JCaches.gets(JCaches.ehcache(String.class), VALUE)),
            new Candidate(
                OURS, e -> JCaches.gets(JCaches.ours("memory:values", String.class, e), VALUE))),
        List.of(new Bar(OURS, CAFFEINE, 1.2)));
  }
}
