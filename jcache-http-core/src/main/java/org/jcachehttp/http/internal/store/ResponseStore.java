package org.jcachehttp.http.internal.store;

import java.io.ObjectStreamException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache behind a wall: whatever it throws, and however long it takes where that is limited, no
 * HTTP call fails of it. A cache that fails again and again is left alone for a while.
 */
public final class ResponseStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ResponseStore.class);

  private final Cache<String, CachedResponse> cache;
  private final StoreCalls calls;
  // A cache may be readable and not writable: one failing must not hide that the other works.
  private final StoreCircuitBreaker reading;
  private final StoreCircuitBreaker writing;

  public ResponseStore(Cache<String, CachedResponse> cache, StoreSettings settings) {
    this.cache = cache;
    this.calls = settings.timeout().<StoreCalls>map(LimitedCalls::new).orElseGet(DirectCalls::new);
    this.reading = outage("reading", settings);
    this.writing = outage("writing", settings);
  }

  private StoreCircuitBreaker outage(String kind, StoreSettings settings) {
    return new StoreCircuitBreaker(
        kind + " cache '" + cache.getName() + "'", StoreCircuitBreaker.breaker(settings));
  }

  /** The cache itself, for maintenance, which is to fail when it fails. */
  public Cache<String, CachedResponse> cache() {
    return cache;
  }

  /** What is stored under the key; what cannot be read counts as absent. */
  Reading get(String key) {
    return attempt(reading, () -> read(key), Reading.FAILURE);
  }

  private Reading read(String key) {
    try {
      CachedResponse found = cache.get(key);
      return found == null ? Reading.NOTHING : new Reading.Entry(found);
    } catch (RuntimeException failure) {
      if (isUnreadable(failure)) {
        log.debug("replacing the unreadable entry {}", key, failure);
        return Reading.NOTHING;
      }
      throw failure;
    }
  }

  /** Stores the response; tells whether the cache took it. */
  boolean put(String key, CachedResponse response) {
    return write(
        () -> {
          cache.put(key, response);
          return true;
        });
  }

  /** Stores the response if there is nothing under the key; tells whether there was not. */
  boolean putIfAbsent(String key, CachedResponse response) {
    return write(() -> cache.putIfAbsent(key, response));
  }

  /** Stores the update where the response still is what it was; tells whether it was. */
  boolean replace(String key, CachedResponse found, CachedResponse updated) {
    return write(() -> cache.replace(key, found, updated));
  }

  /** Removes what is stored under the key if it still is that response. */
  void remove(String key, CachedResponse found) {
    write(() -> cache.remove(key, found));
  }

  /** Removes what is stored under the key, if the cache works. */
  void remove(String key) {
    write(() -> cache.remove(key));
  }

  /** How many operations failed so far, those that were not tried for that reason not counted. */
  public long failures() {
    return reading.failures() + writing.failures();
  }

  private boolean write(Supplier<Boolean> operation) {
    return attempt(writing, operation, false);
  }

  private <R> R attempt(StoreCircuitBreaker outage, Supplier<R> operation, R otherwise) {
    if (!outage.permits()) {
      return otherwise;
    }
    try {
      R result = calls.run(operation);
      outage.succeeded();
      return result;
    } catch (InterruptedException interrupted) {
      outage.abandoned();
      Thread.currentThread().interrupt();
      return otherwise;
    } catch (Exception failure) {
      if (isInterrupt(failure)) {
        outage.abandoned();
        Thread.currentThread().interrupt();
      } else {
        outage.failed(failure);
      }
      return otherwise;
    } catch (Error error) {
      outage.abandoned();
      throw error;
    }
  }

  /** Whether the entry is at fault, not the cache: it was written by something else, or damaged. */
  private static boolean isUnreadable(RuntimeException failure) {
    return causes(failure)
        .anyMatch(
            cause -> cause instanceof ClassCastException || cause instanceof ObjectStreamException);
  }

  /**
   * Whether the calling thread was interrupted, which drivers report in exceptions of their own.
   */
  private static boolean isInterrupt(Exception failure) {
    return Thread.currentThread().isInterrupted()
        || causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof InterruptedException
                        || cause instanceof ClosedByInterruptException);
  }

  private static Stream<Throwable> causes(Exception failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(16);
  }

  /** Ends the threads of its own; the cache stays open. */
  @Override
  public void close() {
    calls.close();
  }
}
