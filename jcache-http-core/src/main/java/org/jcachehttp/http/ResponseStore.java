package org.jcachehttp.http;

import java.io.ObjectStreamException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.stored.CachedResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache behind a wall: whatever it throws, no HTTP call fails of it. An outage is logged when
 * it begins and when it ends.
 */
final class ResponseStore {

  private static final Logger log = LoggerFactory.getLogger(ResponseStore.class);

  private final Cache<String, CachedResponse> cache;
  // A cache may be readable and not writable: one failing must not hide that the other works.
  private final Outage readOutage;
  private final Outage writeOutage;

  ResponseStore(Cache<String, CachedResponse> cache) {
    this.cache = cache;
    this.readOutage = new Outage("reading cache '" + cache.getName() + "'");
    this.writeOutage = new Outage("writing cache '" + cache.getName() + "'");
  }

  /** What is stored under the key; what cannot be read counts as absent. */
  Reading get(String key) {
    try {
      CachedResponse found = cache.get(key);
      readOutage.succeeded();
      return found == null ? new Reading.Nothing() : new Reading.Entry(found);
    } catch (RuntimeException failure) {
      if (isUnreadable(failure)) {
        log.debug("replacing the unreadable entry {}", key, failure);
        return new Reading.Nothing();
      }
      readOutage.failed(failure);
      return new Reading.Failure();
    }
  }

  /** Stores the response; tells whether the cache took it. */
  boolean put(String key, CachedResponse response) {
    return attempt(
        () -> {
          cache.put(key, response);
          return true;
        });
  }

  /** Stores the update where the response still is what it was; tells whether it was. */
  boolean replace(String key, CachedResponse found, CachedResponse updated) {
    return attempt(() -> cache.replace(key, found, updated));
  }

  /** Removes what is stored under the key if it still is that response. */
  void remove(String key, CachedResponse found) {
    attempt(() -> cache.remove(key, found));
  }

  /** Removes what is stored under the key, if the cache works. */
  void remove(String key) {
    attempt(() -> cache.remove(key));
  }

  private boolean attempt(BooleanSupplier operation) {
    try {
      boolean done = operation.getAsBoolean();
      writeOutage.succeeded();
      return done;
    } catch (RuntimeException failure) {
      writeOutage.failed(failure);
      return false;
    }
  }

  /** Whether the entry is at fault, not the cache: it was written by something else, or damaged. */
  private static boolean isUnreadable(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(16)
        .anyMatch(
            cause -> cause instanceof ClassCastException || cause instanceof ObjectStreamException);
  }
}
