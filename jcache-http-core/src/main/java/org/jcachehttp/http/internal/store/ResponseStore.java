package org.jcachehttp.http.internal.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jcachehttp.http.internal.event.Listeners;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.StoreOperation;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JCache cache behind circuit breakers and an optional timeout. A failure of the cache is a miss
 * or a response that is not stored, never an exception.
 */
public final class ResponseStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ResponseStore.class);

  private final Cache<String, CachedResponse> cache;
  private final UnderlyingStorage storage;
  private final Optional<StoreTimeout> timeout;
  // A cache can be readable and not writable, so each has a breaker.
  private final StoreCircuitBreaker reading;
  private final StoreCircuitBreaker writing;
  private final AtomicLong mismatches = new AtomicLong();
  private final LongAdder storedBytes = new LongAdder();
  private final Optional<EntryHmac> hmac;
  private final Removals removals;
  private final AtomicBoolean hasPendingRemovals;

  /**
   * Wraps a cache, which stays open when this store is closed, without authentication and
   * listeners.
   */
  public ResponseStore(Cache<String, CachedResponse> cache, StoreSettings settings) {
    this(cache, settings, Optional.empty(), Listeners.of(List.of()));
  }

  /**
   * Wraps a cache, which stays open when this store is closed.
   *
   * @param hmac authenticates the entries; empty if they are not authenticated
   * @param listeners are called about outages
   */
  public ResponseStore(
      Cache<String, CachedResponse> cache,
      StoreSettings settings,
      Optional<EntryHmac> hmac,
      Listeners listeners) {
    this.cache = cache;
    this.storage = UnderlyingStorage.of(cache);
    this.hmac = hmac;
    this.timeout = settings.timeout().map(StoreTimeout::new);
    this.reading = breaker(StoreOperation.READ, settings, listeners);
    this.writing = breaker(StoreOperation.WRITE, settings, listeners);
    this.removals = new Removals(this);
    this.hasPendingRemovals = removals.flag();
  }

  private StoreCircuitBreaker breaker(
      StoreOperation operation, StoreSettings settings, Listeners listeners) {
    return new StoreCircuitBreaker(
        operation, cache.getName(), StoreCircuitBreaker.breaker(settings), listeners);
  }

  /** Returns the cache itself, for maintenance, whose failures are reported to the caller. */
  public Cache<String, CachedResponse> cache() {
    return cache;
  }

  /** Returns whether an entry was written by this cache, or by one with the same key. */
  public boolean isAuthentic(String key, CachedResponse entry) {
    return hmac.isEmpty() || hmac.get().isAuthentic(key, entry);
  }

  /** Returns an entry as it is written under a key: with its HMAC, if entries have one. */
  public CachedResponse signed(String key, CachedResponse entry) {
    return hmac.isEmpty() ? entry : hmac.get().sign(key, entry);
  }

  /** Returns entries as they are written under their keys. */
  Map<String, CachedResponse> signed(Map<String, CachedResponse> entries) {
    Map<String, CachedResponse> signed = new HashMap<>(entries);
    signed.replaceAll(this::signed);
    return signed;
  }

  /**
   * Reads the entry at a location. An unreadable entry, one of another request, and one that is not
   * authentic is absent for the given reason; one whose invalidation could not be written, too.
   */
  Lookup get(EntryLocation location, ForwardReason absent) {
    return hasPendingRemovals.get()
        ? removals.unlessConcerned(location, () -> find(location, absent))
        : find(location, absent);
  }

  private Lookup find(EntryLocation location, ForwardReason absent) {
    Lookup lookup = attempt(reading, () -> read(location, absent));
    return lookup == null ? new Lookup.Unavailable(location) : lookup;
  }

  private Lookup read(EntryLocation location, ForwardReason absent) {
    try {
      CachedResponse entry = cache.get(location.key());
      if (entry != null && location.isOf(entry) && isAuthentic(location.key(), entry)) {
        return new Lookup.Found(location, entry);
      }
      if (entry != null) {
        recordMismatch(location.key());
      }
      return new Lookup.Absent(location, absent);
    } catch (RuntimeException failure) {
      if (StoreFailures.isUnreadable(failure)) {
        log.debug("entry {} is unreadable and will be replaced", location.key(), failure);
        return new Lookup.Absent(location, absent);
      }
      throw failure;
    }
  }

  /**
   * Reads the entries of keys; empty if that failed. Entries that are unreadable or not authentic
   * are absent.
   */
  Optional<Map<String, CachedResponse>> getAll(Set<String> keys) {
    return Optional.ofNullable(attempt(reading, () -> readAll(keys)));
  }

  private Map<String, CachedResponse> readAll(Set<String> keys) {
    try {
      // Providers ask the set for null, which an immutable one refuses.
      return authentic(cache.getAll(new HashSet<>(keys)));
    } catch (RuntimeException failure) {
      if (StoreFailures.isUnreadable(failure)) {
        log.debug("one of the entries {} is unreadable", keys, failure);
        return Map.of();
      }
      throw failure;
    }
  }

  private Map<String, CachedResponse> authentic(Map<String, CachedResponse> entries) {
    // The test also fails on a value of another type, as a read of one entry does.
    Map<String, CachedResponse> authentic = new HashMap<>(entries);
    authentic.entrySet().removeIf(entry -> !isAuthentic(entry.getKey(), entry.getValue()));
    entries.keySet().stream().filter(k -> !authentic.containsKey(k)).forEach(this::recordMismatch);
    return authentic;
  }

  private void recordMismatch(String key) {
    if (mismatches.getAndIncrement() == 0) {
      log.warn(
          "entry {} of cache '{}' belongs to another request or is not authentic, and will be"
              + " replaced: the store is damaged, or something else writes to it; further ones are"
              + " only counted",
          key,
          cache.getName());
    } else {
      log.debug("entry {} of another request or writer will be replaced", key);
    }
  }

  /** Stores a response; returns whether that succeeded. */
  boolean put(String key, CachedResponse response) {
    return write(
        response,
        () -> {
          cache.put(key, signed(key, response));
          return true;
        });
  }

  /** Stores a response if its request has no entry; returns whether it was stored. */
  boolean putIfAbsent(String key, CachedResponse response) {
    return write(response, () -> isAdded(key, response));
  }

  /** Adds an entry unless there is a valid one. */
  private boolean isAdded(String key, CachedResponse entry) {
    CachedResponse signed = signed(key, entry);
    return cache.putIfAbsent(key, signed) || replaceMismatch(key, signed);
  }

  /** Replaces the entry of a key if it is one of another request, or not authentic. */
  private boolean replaceMismatch(String key, CachedResponse response) {
    CachedResponse found = cache.get(key);
    return found != null
        && !(EntryLocation.isOfTarget(found, response.request()) && isAuthentic(key, found))
        && cache.replace(key, found, response);
  }

  /** Replaces a response unless the entry has changed; returns whether it was replaced. */
  boolean replace(String key, CachedResponse found, CachedResponse updated) {
    return write(updated, () -> cache.replace(key, stored(key, found), signed(key, updated)));
  }

  /** Removes a response unless the entry has changed. */
  void remove(String key, CachedResponse found) {
    write(() -> cache.remove(key, stored(key, found)));
  }

  /** Returns an entry as the store has it, because some providers compare bytes. */
  CachedResponse stored(String key, CachedResponse entry) {
    return entry.hmac().isPresent() ? entry : signed(key, entry);
  }

  /** Removes the entry of a key. */
  void remove(String key) {
    write(() -> cache.remove(key));
  }

  /**
   * Checks that the backend answers, within the timeout if there is one.
   *
   * @throws javax.cache.CacheException if it does not
   */
  public void ping() {
    StorePing.send(cache, timeout);
  }

  /** Adds the operations so far, and what was written and found, to statistics. */
  public void addTo(HttpCacheStatistics.Builder statistics) {
    reading.addTo(statistics);
    writing.addTo(statistics);
    statistics.entries(storedBytes.sum(), mismatches.get(), storage.evictions());
  }

  /** Writes an entry; returns whether it was written. */
  private boolean write(CachedResponse entry, Supplier<Boolean> operation) {
    boolean isWritten = write(operation);
    if (isWritten) {
      storedBytes.add(entry.body().size());
    }
    return isWritten;
  }

  private boolean write(Supplier<Boolean> operation) {
    return attemptWrite(operation).orElse(false);
  }

  /** Runs an operation that writes, and returns its result; empty if the cache is unavailable. */
  <R> Optional<R> attemptWrite(Supplier<R> operation) {
    return Optional.ofNullable(attempt(writing, operation));
  }

  /** Runs an operation; null if it failed, or if the breaker is open. */
  private <R> @Nullable R attempt(StoreCircuitBreaker breaker, Supplier<R> operation) {
    if (!breaker.tryAcquirePermit()) {
      return null;
    }
    long start = System.nanoTime();
    try {
      R result = timeout.isPresent() ? timeout.get().run(operation) : operation.get();
      breaker.recordSuccess(start);
      return result;
    } catch (InterruptedException interrupted) {
      breaker.releasePermit();
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      if (StoreFailures.isInterrupt(failure)) {
        breaker.releasePermit();
        Thread.currentThread().interrupt();
      } else {
        breaker.recordFailure(start, failure);
      }
    } catch (Error error) {
      breaker.releasePermit();
      throw error;
    }
    return null;
  }

  /** Returns what removes invalidated entries, also those that cannot be removed now. */
  public Removals removals() {
    return removals;
  }

  /** Ends this store's own threads, after a last attempt to write what is pending. */
  @Override
  public void close() {
    removals.close();
    timeout.ifPresent(StoreTimeout::close);
  }
}
