package org.jcachehttp.http.internal.store;

import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageException;

/** Checks that the backend of a cache answers. */
final class StorePing {

  /** No response has this key. */
  private static final String ABSENT = "ping";

  private StorePing() {}

  /**
   * Pings the storage of a cache; reads a key that does not exist if the cache is one of another
   * provider.
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
      cache.unwrap(Storage.class).ping();
    } catch (StorageException failure) {
      throw new CacheException(failure.getMessage(), failure);
    } catch (IllegalArgumentException notOfThisProject) {
      read(cache);
    }
    return true;
  }

  private static void read(Cache<String, ?> cache) {
    try {
      boolean unused = cache.containsKey(ABSENT);
    } catch (CacheException | IllegalStateException failure) {
      throw failure;
    } catch (RuntimeException ofDriver) {
      throw new CacheException(ofDriver.getMessage(), ofDriver);
    }
  }
}
