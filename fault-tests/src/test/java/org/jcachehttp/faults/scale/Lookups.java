package org.jcachehttp.faults.scale;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.faults.report.Measurement;

/**
 * Gets and puts of entries that no other client changes, one by one and in bulk. One thread uses
 * it.
 */
final class Lookups {

  private static final int ENTRIES = 60;
  private static final int BULK = 20;
  private static final int KINDS = 10;
  private static final AtomicLong NAMES = new AtomicLong();

  private final Cache<String, String> cache;
  private final Measurement row;
  private final Statistics statistics;

  /** The values of the last puts; none after a put that failed, which may have been made. */
  private final Map<String, String> expected = new HashMap<>();

  private long hits;
  private long misses;
  private long puts;
  private long number;

  private Lookups(Cache<String, String> cache, Statistics statistics, Measurement row) {
    this.cache = cache;
    this.statistics = statistics;
    this.row = row;
  }

  /** Creates a cache with a name of its own. */
  static Lookups in(CacheManager manager, Measurement row) {
    String name = "pages" + NAMES.incrementAndGet();
    Cache<String, String> cache =
        manager.createCache(
            name, new MutableConfiguration<String, String>().setStatisticsEnabled(true));
    return new Lookups(cache, new Statistics(name), row);
  }

  /** Makes a call. */
  void one(Random random) {
    int kind = random.nextInt(KINDS);
    int first = random.nextInt(ENTRIES);
    try {
      switch (kind) {
        case 0 -> putAll(keys(first, BULK));
        case 1 -> getAll(keys(first, BULK));
        case 2, 3 -> put("page " + first);
        default -> get("page " + first);
      }
      row.tried(1);
    } catch (CacheException duringTheFailover) {
      // The next call is made as if it had succeeded.
    }
  }

  private static Set<String> keys(int first, int number) {
    return IntStream.range(first, first + number)
        .mapToObj(key -> "page " + key % ENTRIES)
        .collect(toSet());
  }

  /** Replaces each entry, also in one write. */
  void writeEach() {
    putAll(keys(0, ENTRIES));
    keys(0, ENTRIES).forEach(this::put);
  }

  private void put(String key) {
    String value = "value " + number++;
    expected.remove(key);
    cache.put(key, value);
    expected.put(key, value);
    puts++;
  }

  private void putAll(Set<String> keys) {
    String value = "value " + number++;
    keys.forEach(expected::remove);
    cache.putAll(keys.stream().collect(toMap(key -> key, key -> value)));
    keys.forEach(key -> expected.put(key, value));
    puts += keys.size();
  }

  private void get(String key) {
    found(key, Optional.ofNullable(cache.get(key)));
  }

  private void getAll(Set<String> keys) {
    Map<String, String> found = cache.getAll(keys);
    keys.forEach(key -> found(key, Optional.ofNullable(found.get(key))));
  }

  private void found(String key, Optional<String> value) {
    value.ifPresentOrElse(present -> hits++, () -> misses++);
    Optional<String> last = Optional.ofNullable(expected.get(key));
    if (last.isPresent() && !last.equals(value)) {
      row.lost(1);
      expected.remove(key);
    }
  }

  /** The statistics have the calls that succeeded; scans and removals reach all servers. */
  void check() {
    getAll(keys(0, ENTRIES));
    assertThat(statistics.get("CacheHits")).as("hits").isEqualTo(hits);
    assertThat(statistics.get("CacheMisses")).as("misses").isEqualTo(misses);
    assertThat(statistics.get("CacheGets")).as("gets").isEqualTo(hits + misses);
    assertThat(statistics.get("CachePuts")).as("puts").isEqualTo(puts);
    assertThat(entries()).isEqualTo(ENTRIES);
    cache.clear();
    assertThat(entries()).isZero();
  }

  private int entries() {
    int entries = 0;
    for (Iterator<?> all = cache.iterator(); all.hasNext(); all.next()) {
      entries++;
    }
    return entries;
  }
}
