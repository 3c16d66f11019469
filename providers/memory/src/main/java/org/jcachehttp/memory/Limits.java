package org.jcachehttp.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.StoredRecord;

/**
 * The limits of one region.
 *
 * <p>Caffeine supports one limit per cache. The weight of an entry, {@code max(bytes, maxBytes /
 * maxEntries)}, makes a limit in bytes include a limit on the number of entries.
 *
 * @param maxEntries the maximum number of entries; 0 for no limit
 * @param maxBytes the maximum bytes of all keys and values; 0 for no limit
 */
record Limits(long maxEntries, long maxBytes) {

  /** Returns an empty cache with these limits, which runs its maintenance on callers' threads. */
  Cache<Object, StoredRecord<HeapValue>> newCache() {
    Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
    if (maxBytes == 0) {
      return maxEntries == 0 ? builder.build() : builder.maximumSize(maxEntries).build();
    }
    long minimum = minWeight();
    return builder
        .maximumWeight(maxWeight())
        .weigher((Object key, StoredRecord<HeapValue> stored) -> weight(key, stored, minimum))
        .build();
  }

  /** Returns the smallest weight of an entry. */
  private long minWeight() {
    return maxEntries == 0 ? 0 : Math.max(1, maxBytes / maxEntries);
  }

  /** Returns the limit in bytes, rounded down so that at most {@code maxEntries} entries fit. */
  private long maxWeight() {
    return maxEntries == 0 ? maxBytes : Math.min(maxBytes, minWeight() * maxEntries);
  }

  private static int weight(Object key, StoredRecord<HeapValue> stored, long minimum) {
    long weight = Math.max(minimum, bytes(key) + stored.payload().bytes());
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, weight));
  }

  /** Returns the size of a key that is a text; the size of others is unknown. */
  private static long bytes(Object key) {
    return key instanceof String text ? text.length() : 0;
  }
}
