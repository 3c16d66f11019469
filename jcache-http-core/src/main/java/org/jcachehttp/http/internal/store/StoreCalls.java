package org.jcachehttp.http.internal.store;

import java.util.function.Supplier;

/** How an operation on a cache is run. */
sealed interface StoreCalls extends AutoCloseable permits DirectCalls, LimitedCalls {

  /**
   * Runs the operation.
   *
   * @throws javax.cache.CacheException if it took too long, or there was no room for it
   * @throws InterruptedException if this thread was interrupted while it waited
   */
  <R> R run(Supplier<R> operation) throws InterruptedException;

  /** Ends the threads there are for it, each after what it is at. */
  @Override
  void close();
}
