package org.jcachehttp.http.internal.store;

import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The order of requests and invalidations in this process, where no clock is fine enough. Safe for
 * use by many threads, in constant memory.
 */
public final class InvalidationOrder {

  /** Of the process, because several HTTP caches may use one store. */
  private static final InvalidationOrder OF_PROCESS = new InvalidationOrder();

  /**
   * Keys with the same stripe share their last invalidation: a response too many is superseded, the
   * more often the slower it is received and the more is invalidated.
   */
  private static final int STRIPES = 1 << 16;

  private final String process = UUID.randomUUID().toString();
  private final AtomicLong invalidations = new AtomicLong();
  private final AtomicLongArray last = new AtomicLongArray(STRIPES);

  /** Creates an order without invalidations, for a process of its own. */
  InvalidationOrder() {}

  /** Returns the order of this process. */
  public static InvalidationOrder ofProcess() {
    return OF_PROCESS;
  }

  /** Returns an identifier of the process. */
  String process() {
    return process;
  }

  /** Returns the number of invalidations so far. */
  long now() {
    return invalidations.get();
  }

  /** Records the invalidation of keys, before the store has it. */
  void invalidate(Collection<String> keys) {
    long number = invalidations.incrementAndGet();
    for (String key : keys) {
      last.accumulateAndGet(stripe(key), number, Math::max);
    }
  }

  /** Returns whether a key may have been invalidated after an earlier number of invalidations. */
  boolean isInvalidatedSince(long earlier, String key) {
    return last.get(stripe(key)) > earlier;
  }

  private static int stripe(String key) {
    return Math.floorMod(key.hashCode(), STRIPES);
  }
}
