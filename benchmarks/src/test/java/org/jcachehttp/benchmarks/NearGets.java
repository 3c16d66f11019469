package org.jcachehttp.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.cache.Cache;
import org.jcachehttp.servers.LocalRedis;

/** JCache gets from a near cache, beside those from memory and from Redis. */
final class NearGets {

  private static final String TEXT = "v".repeat(2048);
  private static final String MEMORY = "jcache-http, memory";
  private static final String SQLITE = "jcache-http, sqlite with a near cache";
  private static final String NEAR = "jcache-http, redis with a near cache";
  private static final String REDIS = "jcache-http, redis";

  /** The near cache has room for the keys that are used often, and not for the others. */
  private static final String OPTIONS = "near-max-entries=2200&near-ttl=1d";

  /** A power of two. */
  private static final int OTHER_KEYS = 16_384;

  private NearGets() {}

  /** Gets of entries that the near cache has. */
  static Comparison hits() {
    return new Comparison(
        "near-hit",
        "JCache get, near cache, 2,048 keys",
        TEXT,
        List.of(
            new Candidate(
                MEMORY, e -> JCaches.gets(JCaches.ours("memory:values", String.class, e), TEXT)),
            new Candidate(
                SQLITE,
                e ->
                    warm(
                        JCaches.gets(
                            JCaches.ours("sqlite:DIR/near.sqlite?" + OPTIONS, String.class, e),
                            TEXT))),
            new Candidate(NEAR, e -> withRedis(e, OPTIONS, cache -> JCaches.gets(cache, TEXT))),
            new Candidate(REDIS, e -> withRedis(e, "", cache -> JCaches.gets(cache, TEXT)))),
        List.of(
            new Bar.CpuRatio(SQLITE, MEMORY, 1.3),
            new Bar.CpuRatio(NEAR, MEMORY, 1.3),
            new Bar.CpuRatio(NEAR, REDIS, 0.05)),
        Comparison.Load.COMPILED);
  }

  /** Gets that the near cache answers, except each twentieth. */
  static Comparison mostlyHits() {
    return new Comparison(
        "near-hit-95",
        "JCache get, redis, 95 % of 2,048 keys and 5 % of others",
        TEXT,
        List.of(
            new Candidate(REDIS, e -> withRedis(e, "", NearGets::mostlyOftenUsed)),
            new Candidate(NEAR, e -> withRedis(e, OPTIONS, NearGets::mostlyOftenUsed))),
        List.of(new Bar.CpuRatio(NEAR, REDIS, 0.1)),
        Comparison.Load.COMPILED);
  }

  private static Subject mostlyOftenUsed(Cache<String, String> cache) {
    String[] others = new String[OTHER_KEYS];
    Arrays.setAll(others, number -> "other-" + number);
    for (String other : others) {
      cache.put(other, TEXT);
    }
    Subject often = JCaches.gets(cache, TEXT);
    return Subjects.of(
        count ->
            count % 20 == 0 ? cache.get(others[count / 20 & OTHER_KEYS - 1]) : often.call(count),
        often);
  }

  private static Subject withRedis(
      Environment environment, String options, Function<Cache<String, String>, Subject> subject)
      throws Exception {
    LocalRedis redis = LocalRedis.start();
    String uri = redis.uriWithLongTimeouts("values").toString();
    String separator = uri.contains("?") ? "&" : "?";
    Subject opened =
        subject.apply(JCaches.ours(uri + separator + options, String.class, environment));
    return Subjects.of((options.isEmpty() ? opened : warm(opened))::call, opened, redis);
  }

  /** Gets all keys some times, until long after the channel for announcements is connected. */
  private static Subject warm(Subject near) throws Exception {
    for (int pass = 0; pass < 10; pass++) {
      for (int count = 0; count < 2048; count++) {
        var unused = near.call(count);
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
    return near;
  }
}
