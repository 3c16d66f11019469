package org.jcachehttp.http.internal.store;

import java.io.ObjectStreamException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageLocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JCache cache behind circuit breakers and an optional timeout. A failure of the cache is a miss
 * or a response that is not stored, never an exception.
 */
public final class ResponseStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ResponseStore.class);
  private static final int MAX_CAUSES = 16;

  private final Cache<String, CachedResponse> cache;
  private final Optional<StoreTimeout> timeout;
  // A cache can be readable and not writable, so each has a breaker.
  private final StoreCircuitBreaker reading;
  private final StoreCircuitBreaker writing;
  private final AtomicLong mismatches = new AtomicLong();

  /** Wraps a cache, which stays open when this store is closed. */
  public ResponseStore(Cache<String, CachedResponse> cache, StoreSettings settings) {
    this.cache = cache;
    this.timeout = settings.timeout().map(StoreTimeout::new);
    this.reading = breaker("reading", settings);
    this.writing = breaker("writing", settings);
  }

  private StoreCircuitBreaker breaker(String operation, StoreSettings settings) {
    return new StoreCircuitBreaker(
        operation + " cache '" + cache.getName() + "'", StoreCircuitBreaker.breaker(settings));
  }

  /** Returns the cache itself, for maintenance, whose failures are reported to the caller. */
  public Cache<String, CachedResponse> cache() {
    return cache;
  }

  /** Returns where the entries of a cache are; remote, if its provider is not of this project. */
  public static StorageLocation locationOf(Cache<?, ?> cache) {
    try {
      // Of the cache, because the caches of one manager may be on several storages.
      return cache.unwrap(Storage.class).location();
    } catch (IllegalArgumentException notOfThisProject) {
      // JSR-107, Cache.unwrap: the provider does not support that class.
      return new StorageLocation.Remote();
    }
  }

  /**
   * Reads the entry at a location. An unreadable entry, and one of another request, is absent for
   * the given reason.
   */
  Lookup get(EntryLocation location, ForwardReason absent) {
    Lookup lookup = attempt(reading, () -> read(location, absent));
    return lookup == null ? new Lookup.Unavailable(location) : lookup;
  }

  private Lookup read(EntryLocation location, ForwardReason absent) {
    try {
      CachedResponse entry = cache.get(location.key());
      if (entry != null && location.isOf(entry)) {
        return new Lookup.Found(location, entry);
      }
      if (entry != null) {
        recordMismatch(location.key());
      }
      return new Lookup.Absent(location, absent);
    } catch (RuntimeException failure) {
      if (isUnreadable(failure)) {
        log.debug("entry {} is unreadable and will be replaced", location.key(), failure);
        return new Lookup.Absent(location, absent);
      }
      throw failure;
    }
  }

  /** Reads the entries of keys; empty if that failed. Unreadable entries are absent. */
  Optional<Map<String, CachedResponse>> getAll(Set<String> keys) {
    return Optional.ofNullable(attempt(reading, () -> readAll(keys)));
  }

  private Map<String, CachedResponse> readAll(Set<String> keys) {
    try {
      // Providers ask the set for null, which an immutable one refuses.
      return cache.getAll(new HashSet<>(keys));
    } catch (RuntimeException failure) {
      if (isUnreadable(failure)) {
        log.debug("one of the entries {} is unreadable", keys, failure);
        return Map.of();
      }
      throw failure;
    }
  }

  private void recordMismatch(String key) {
    if (mismatches.getAndIncrement() == 0) {
      log.warn(
          "entry {} of cache '{}' belongs to another request and will be replaced: the store is"
              + " damaged, or something else writes to it; further ones are only counted",
          key,
          cache.getName());
    } else {
      log.debug("entry {} belongs to another request and will be replaced", key);
    }
  }

  /** Stores a response; returns whether that succeeded. */
  boolean put(String key, CachedResponse response) {
    return write(
        () -> {
          cache.put(key, response);
          return true;
        });
  }

  /** Stores entries; returns whether that succeeded. */
  boolean putAll(Map<String, CachedResponse> entries) {
    return write(
        () -> {
          cache.putAll(entries);
          return true;
        });
  }

  /** Stores a response if its request has no entry; returns whether it was stored. */
  boolean putIfAbsent(String key, CachedResponse response) {
    return write(() -> cache.putIfAbsent(key, response) || replaceMismatch(key, response));
  }

  /** Replaces the entry of a key if it is one of another request. */
  private boolean replaceMismatch(String key, CachedResponse response) {
    CachedResponse found = cache.get(key);
    return found != null
        && !EntryLocation.isOfTarget(found, response.request())
        && cache.replace(key, found, response);
  }

  /** Replaces a response unless the entry has changed; returns whether it was replaced. */
  boolean replace(String key, CachedResponse found, CachedResponse updated) {
    return write(() -> cache.replace(key, found, updated));
  }

  /** Removes a response unless the entry has changed. */
  void remove(String key, CachedResponse found) {
    write(() -> cache.remove(key, found));
  }

  /** Removes the entry of a key. */
  void remove(String key) {
    write(() -> cache.remove(key));
  }

  /** Returns the number of failed operations; those that an open breaker prevents do not count. */
  public long failures() {
    return reading.failures() + writing.failures();
  }

  /** Returns the number of entries that were read, but belong to another request. */
  public long mismatches() {
    return mismatches.get();
  }

  private boolean write(Supplier<Boolean> operation) {
    return Boolean.TRUE.equals(attempt(writing, operation));
  }

  /** Runs an operation; null if it failed, or if the breaker is open. */
  private <R> @Nullable R attempt(StoreCircuitBreaker breaker, Supplier<R> operation) {
    if (!breaker.tryAcquirePermit()) {
      return null;
    }
    try {
      R result = timeout.isPresent() ? timeout.get().run(operation) : operation.get();
      breaker.recordSuccess();
      return result;
    } catch (InterruptedException interrupted) {
      breaker.releasePermit();
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      if (isInterrupt(failure)) {
        breaker.releasePermit();
        Thread.currentThread().interrupt();
      } else {
        breaker.recordFailure(failure);
      }
    } catch (Error error) {
      breaker.releasePermit();
      throw error;
    }
    return null;
  }

  /** Returns whether one entry is at fault: it is damaged, or was written by something else. */
  private static boolean isUnreadable(RuntimeException failure) {
    return causes(failure)
        .anyMatch(
            cause -> cause instanceof ClassCastException || cause instanceof ObjectStreamException);
  }

  /**
   * Returns whether the calling thread was interrupted, which drivers report in exceptions of their
   * own.
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
        .limit(MAX_CAUSES);
  }

  /** Ends this store's own threads. */
  @Override
  public void close() {
    timeout.ifPresent(StoreTimeout::close);
  }
}
