package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.engine.internal.expiry.ExpiryRules;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;
import org.jcachehttp.storage.StoredEntries;
import org.jcachehttp.storage.WriteCondition;

/**
 * The entries of one cache by the caller's keys and values. A failure of the backend is a {@link
 * javax.cache.CacheException} that names the cache, the operation and the backend.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public interface EntryStore<K, V> extends AutoCloseable {

  /** Returns the stored entry; {@link EntryState#at} checks whether it is expired. */
  EntryState<V> read(K key);

  /** Returns the stored entries of those keys that have one. */
  Map<K, EntryState<V>> readAll(Collection<? extends K> keys);

  /**
   * Returns the stored entry as {@link #read} does, or that of a near cache, which is not expired
   * and may be older than the stored one. For a read that moves no deadline.
   */
  EntryState<V> lookUp(K key);

  /** Returns the entries of those keys that have one, each as {@link #lookUp} returns it. */
  default Map<K, EntryState<V>> lookUpAll(Collection<? extends K> keys) {
    return readAll(keys);
  }

  /**
   * Returns the entry as {@link #lookUp} does, without decoding its value. For a read that needs no
   * value and moves no deadline.
   */
  default EntryState<V> peek(K key) {
    return read(key);
  }

  /** Stores the value under a new version if the condition holds; returns whether it did. */
  boolean write(K key, WriteCondition condition, V value, Deadline deadline);

  /** Stores the values under new versions, unconditionally. */
  void writeAll(Map<? extends K, ExpiringValue<V>> values);

  /**
   * Moves the deadline of the entry with this version, if it is still stored and the storage is
   * writable.
   */
  void touch(K key, long version, Deadline deadline);

  /** Removes the entry if the condition holds; returns whether it did. */
  boolean remove(K key, WriteCondition condition);

  /** Removes those of the entries that are unchanged since; returns how many it removed. */
  long removeAll(Map<? extends K, Present<V, ?>> read);

  /**
   * Removes the expired entry with this version, if the storage is writable; returns whether this
   * call did.
   */
  boolean expire(K key, long version);

  /** Returns how many lookups a near cache has answered. */
  default long nearHits() {
    return 0;
  }

  /**
   * Begins to use a near cache, if the store has one and no read moves a deadline. Called once,
   * before all other calls.
   */
  default void openNear(ExpiryRules<V> expiry) {}

  /** Removes the entries of a near cache. Those of the storage stay. */
  default void clearNear() {}

  /** Returns the number of entries in a near cache. */
  default long nearEntries() {
    return 0;
  }

  /** Returns the deadlines of values in a cache whose policy is eternal, if their type has some. */
  Optional<EntryDeadline<V>> deadlines();

  /** Returns the entries that are not expired at {@code now} (epoch milliseconds), by pages. */
  Iterator<Map.Entry<K, EntryState<V>>> live(long now);

  /**
   * Returns the entries for maintenance, expired ones included.
   *
   * @param openCheck called before each use; throws if the cache is closed
   */
  StoredEntries<K> entries(Runnable openCheck);

  /** Removes every entry of this cache. */
  void clear();

  /**
   * Reports later changes by other processes to the observer, if the storage reports them, on a
   * thread of the storage; until the store is closed.
   *
   * @param clock the clock of expiry
   */
  void subscribe(EntryObserver<K, V> observer, InstantSource clock);

  @Override
  void close();

  /** A value and when it expires. */
  record ExpiringValue<V>(V value, Deadline deadline) {}
}
