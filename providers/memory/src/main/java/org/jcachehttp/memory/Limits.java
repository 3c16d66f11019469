package org.jcachehttp.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.StoredRecord;

/**
 * How much one region holds.
 *
 * <p>Caffeine keeps one limit, not two. Both hold at once when every entry weighs at least its
 * share of the bytes: {@code max(bytes, maxBytes / maxEntries)}. Large entries then leave room for
 * fewer of them, and small ones for no more than {@code maxEntries}.
 *
 * @param maxEntries the most entries; 0 for any number
 * @param maxBytes the most bytes of values; 0 for any number
 */
record Limits(long maxEntries, long maxBytes) {

  /** An empty cache with these limits, which needs no thread of its own. */
  Cache<Object, StoredRecord<HeapValue>> newCache() {
    Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
    if (maxBytes == 0) {
      return maxEntries == 0 ? builder.build() : builder.maximumSize(maxEntries).build();
    }
    long share = leastWeight();
    return builder
        .maximumWeight(maxWeight())
        .weigher((Object key, StoredRecord<HeapValue> stored) -> weight(stored, share))
        .build();
  }

  /** What an entry weighs at least. */
  private long leastWeight() {
    return maxEntries == 0 ? 0 : Math.max(1, maxBytes / maxEntries);
  }

  /** The limit in bytes, lowered to a whole number of shares, so that not one entry more fits. */
  private long maxWeight() {
    return maxEntries == 0 ? maxBytes : Math.min(maxBytes, leastWeight() * maxEntries);
  }

  private static int weight(StoredRecord<HeapValue> stored, long share) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(share, stored.payload().bytes())));
  }
}
