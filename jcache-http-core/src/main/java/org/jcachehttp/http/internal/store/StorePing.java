package org.jcachehttp.http.internal.store;

import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheException;

/** Checks that the backend of a cache answers. */
final class StorePing {

  /** No response has this key. */
  private static final String ABSENT = "ping";

  private StorePing() {}

  /**
   * Looks for a key that does not exist in the cache itself: a user of the backend may be permitted
   * nothing else.
   *
   * @param timeout limits the wait
   * @throws CacheException if the backend is unavailable or refuses, with the reason, or the thread
   *     is interrupted, which it stays
   * @throws IllegalStateException if the cache is closed
   */
  static void send(Cache<String, ?> cache, Optional<StoreTimeout> timeout) {
    if (timeout.isEmpty()) {
      send(cache);
      return;
    }
    try {
      boolean unused = timeout.get().run(() -> send(cache));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while waiting for the cache", interrupted);
    }
  }

  /** Pings without a limit; returns true. */
  static boolean send(Cache<String, ?> cache) {
    if (cache.isClosed()) {
      throw new IllegalStateException("cache '" + cache.getName() + "' is closed");
    }
    try {
      boolean unused = cache.containsKey(ABSENT);
      return true;
    } catch (CacheException | IllegalStateException failure) {
      throw failure;
    } catch (RuntimeException ofDriver) {
      throw new CacheException(ofDriver.getMessage(), ofDriver);
    }
  }
}
