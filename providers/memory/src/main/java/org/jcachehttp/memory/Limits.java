package org.jcachehttp.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.option.Options;

/**
 * The limits of one region. Without a limit in bytes, a region has a share of the heap.
 *
 * <p>Caffeine supports one limit per cache. The weight of an entry, {@code max(bytes, maxBytes /
 * maxEntries)}, makes a limit in bytes include a limit on the number of entries.
 *
 * @param entries the maximum number of entries; 0 for no limit
 * @param bytes the maximum bytes of all keys and values; 0 for no limit
 */
record Limits(Optional<Long> entries, Optional<Long> bytes) {

  static Limits of(Options options) {
    return new Limits(
        options.get(MemoryStorageFactory.MAX_ENTRIES), options.get(MemoryStorageFactory.MAX_BYTES));
  }

  /**
   * Returns an empty cache with these limits, which runs its maintenance on callers' threads.
   *
   * @param evictions is told of each eviction
   */
  Cache<Object, StoredRecord<HeapValue>> newCache(Evictions evictions) {
    Caffeine<Object, StoredRecord<HeapValue>> builder =
        Caffeine.newBuilder().executor(Runnable::run).evictionListener(evictions);
    if (maxBytes() == 0) {
      return maxEntries() == 0 ? builder.build() : builder.maximumSize(maxEntries()).build();
    }
    long minimum = minWeight();
    return builder
        .maximumWeight(maxWeight())
        .weigher(
            entries.isEmpty() && bytes.isEmpty()
                ? HeapShare::weight
                : (Object key, StoredRecord<HeapValue> stored) -> weight(key, stored, minimum))
        .build();
  }

  /** Returns whether the limit is a share of the heap that no option gave. */
  boolean isDefault() {
    return bytes.isEmpty() && maxEntries() == 0;
  }

  private long maxEntries() {
    return entries.orElse(0L);
  }

  private long maxBytes() {
    return bytes.orElseGet(HeapShare::bytes);
  }

  /** Returns the smallest weight of an entry. */
  private long minWeight() {
    return maxEntries() == 0 ? 0 : Math.max(1, maxBytes() / maxEntries());
  }

  /** Returns the limit in bytes, rounded down so that at most {@code maxEntries} entries fit. */
  private long maxWeight() {
    return maxEntries() == 0 ? maxBytes() : Math.min(maxBytes(), minWeight() * maxEntries());
  }

  private static int weight(Object key, StoredRecord<HeapValue> stored, long minimum) {
    return toWeight(Math.max(minimum, bytes(key) + stored.payload().bytes()));
  }

  static int toWeight(long bytes) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, bytes));
  }

  /** Returns the size of a key that is a text; the size of others is unknown. */
  static long bytes(Object key) {
    return key instanceof String text ? text.length() : 0;
  }
}
