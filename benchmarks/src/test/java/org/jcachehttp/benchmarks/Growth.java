package org.jcachehttp.benchmarks;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.jcachehttp.storage.StoredEntries;

/**
 * JCache on a store with few and with many entries of 200 bytes. A store is filled once, and used
 * by all candidates.
 *
 * @param scheme the scheme of the backend
 * @param name the name of the backend in the tables
 */
record Growth(String scheme, String name) {

  static final Growth SQLITE = new Growth("sqlite", "sqlite");
  static final Growth FILES = new Growth("filesystem", "files");

  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int BATCH = 1_000;
  private static final String WITH_FEW = "10^4 entries";
  private static final String WITH_MANY = "10^6 entries";
  private static final byte[] VALUE = new byte[200];

  /** Makes a subject of a cache and the number of its entries. */
  private interface Operation {
    Subject of(Cache<String, byte[]> cache, int entries);
  }

  Comparison gets() {
    return comparison(
        "get", VALUE, Growth::gets, List.of(new Bar.CpuRatio(WITH_MANY, WITH_FEW, 2)));
  }

  Comparison puts() {
    return comparison(
        "put", VALUE, Growth::puts, List.of(new Bar.CpuRatio(WITH_MANY, WITH_FEW, 1.3)));
  }

  /** Purges when nothing is expired. The sweep of a directory has no limit. */
  Comparison sweeps() {
    List<Bar> bars = this.equals(SQLITE) ? List.of(new Bar.Millis(WITH_MANY, 1)) : List.of();
    return comparison("sweep, nothing expired", 0L, (cache, entries) -> sweeps(cache), bars);
  }

  private Comparison comparison(
      String operation, Object expected, Operation subject, List<Bar> bars) {
    return new Comparison(
        "growth-" + name + '-' + operation.replaceFirst(",.*", ""),
        "JCache " + operation + ", " + name + ", 200 bytes",
        expected,
        List.of(candidate(WITH_FEW, FEW, subject), candidate(WITH_MANY, MANY, subject)),
        bars);
  }

  private Candidate candidate(String label, int entries, Operation subject) {
    return new Candidate(
        label,
        environment -> {
          int count = Math.min(entries, environment.mostEntries());
          return subject.of(filled(environment, count), count);
        });
  }

  private static Subject gets(Cache<String, byte[]> cache, int entries) {
    return Subjects.of(count -> cache.get(key(count, entries)), provider(cache));
  }

  private static Subject puts(Cache<String, byte[]> cache, int entries) {
    return Subjects.of(
        count -> {
          cache.put(key(count, entries), VALUE);
          return VALUE;
        },
        provider(cache));
  }

  @SuppressWarnings("unchecked") // The type of the keys.
  private static Subject sweeps(Cache<String, byte[]> cache) {
    StoredEntries<String> entries = cache.unwrap(StoredEntries.class);
    return Subjects.of(count -> entries.purgeExpired(System.currentTimeMillis()), provider(cache));
  }

  private static AutoCloseable provider(Cache<?, ?> cache) {
    return cache.getCacheManager().getCachingProvider();
  }

  /** Returns a key far from that of the count before. */
  private static String key(int count, int entries) {
    return "key-" + Math.floorMod(count * 0x9E3779B1, entries);
  }

  private Cache<String, byte[]> filled(Environment environment, int entries) {
    Path store = environment.filled().resolve(name + '-' + entries);
    boolean isNew = Files.notExists(store);
    URI uri = URI.create(scheme + ':' + store);
    Cache<String, byte[]> cache = JCaches.ours(uri.toString(), byte[].class, environment);
    if (isNew) {
      fill(cache, entries);
    }
    return cache;
  }

  private static void fill(Cache<String, byte[]> cache, int entries) {
    for (int first = 0; first < entries; first += BATCH) {
      Map<String, byte[]> batch = new HashMap<>();
      for (int key = first; key < Math.min(entries, first + BATCH); key++) {
        batch.put("key-" + key, VALUE);
      }
      cache.putAll(batch);
    }
  }
}
