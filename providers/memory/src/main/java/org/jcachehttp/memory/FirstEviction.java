package org.jcachehttp.memory;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.RemovalListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the first eviction of a cache by the default limit, which its user may not know. */
final class FirstEviction implements RemovalListener<Object, StoredRecord<HeapValue>> {

  private static final Logger LOG = LoggerFactory.getLogger(FirstEviction.class);

  private final String cache;
  private final AtomicBoolean logged = new AtomicBoolean();

  /**
   * Creates a listener.
   *
   * @param cache the name of the cache and its storage
   */
  FirstEviction(String cache) {
    this.cache = cache;
  }

  @Override
  public void onRemoval(
      @Nullable Object key, @Nullable StoredRecord<HeapValue> stored, RemovalCause cause) {
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
