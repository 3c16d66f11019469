package org.jcachehttp.memory;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.RemovalListener;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the evictions of a cache, and logs the first one by the default limit, which its user may
 * not know.
 */
final class Evictions implements RemovalListener<Object, StoredRecord<HeapValue>> {

  private static final Logger LOG = LoggerFactory.getLogger(Evictions.class);

  private final String cache;
  private final LongAdder evicted;
  private final AtomicBoolean logged;

  /**
   * Creates a listener.
   *
   * @param cache the name of the cache and its storage
   * @param limits the limits of the cache
   * @param evicted the counter of the storage
   */
  Evictions(String cache, Limits limits, LongAdder evicted) {
    this.cache = cache;
    this.evicted = evicted;
    this.logged = new AtomicBoolean(!limits.isDefault());
  }

  @Override
  public void onRemoval(
      @Nullable Object key, @Nullable StoredRecord<HeapValue> stored, RemovalCause cause) {
    evicted.increment();
    if (logged.compareAndSet(false, true)) {
      LOG.info(
          "{} evicts entries: its default limit of {} MiB, 1/{} of the heap, is reached; set"
              + " 'max-bytes' or 'max-entries'",
          cache,
          HeapShare.bytes() >> 20,
          HeapShare.DIVISOR);
    }
  }
}
