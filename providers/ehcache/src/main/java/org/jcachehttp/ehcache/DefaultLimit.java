package org.jcachehttp.ehcache;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limit of a heap tier whose user gives none. Ehcache limits a heap tier by entries, whose size
 * is unknown, so that their number depends on the heap.
 */
final class DefaultLimit {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultLimit.class);

  private static final long MIN_ENTRIES = 10_000;

  private static final int HEAP_BYTES_PER_ENTRY = 64 << 10;

  private DefaultLimit() {}

  /** Returns the maximum number of entries of a cache. */
  static long entries() {
    return Math.max(MIN_ENTRIES, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_ENTRY);
  }

  /**
   * Logs the limit of a new cache. Ehcache reports an eviction only to listeners, for which it runs
   * each write on another thread.
   */
  static void log(String storage, String region) {
    LOG.info(
        "cache '{}' on {} holds {} entries on the heap by default; set 'heap' for another limit",
        region,
        storage,
        entries());
  }
}
