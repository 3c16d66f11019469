package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredEntries;
import org.jcachehttp.storage.WriteCondition;

/**
 * The entries of one cache by the caller's own keys and values. Every failure of the backend is a
 * {@link javax.cache.CacheException} that names the cache, what was being done and the backend.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public interface EntryStore<K, V> extends AutoCloseable {

  /** What is stored under the key. */
  Slot<V> read(K key);

  /** What is stored under each key; a key that has nothing is left out. */
  Map<K, Slot.Occupied<V>> readAll(Collection<? extends K> keys);

  /** Stores the value under a new version if the condition holds; tells whether it did. */
  boolean write(K key, WriteCondition condition, V value, Deadline deadline);

  /** Stores the values under new versions, whatever is there. */
  void writeAll(Map<? extends K, Dated<V>> values);

  /**
   * Moves the deadline of the entry with this version, if it is still stored and the storage can be
   * written.
   */
  void touch(K key, long version, Deadline deadline);

  /** Removes the entry if the condition holds; tells whether it did. */
  boolean remove(K key, WriteCondition condition);

  /** Removes the entries that were read, unless they changed since; returns how many it removed. */
  long removeAll(Map<? extends K, Slot.Occupied<V>> read);

  /**
   * Removes the expired entry with this version, if the storage can be written; tells whether this
   * call did.
   */
  boolean expire(K key, long version);

  /**
   * The keys and entries that are not expired at {@code now} (epoch milliseconds), page by page.
   */
  Iterator<Keyed<K, V>> live(long now);

  /**
   * The entries for maintenance, expired ones included.
   *
   * @param openCheck called before each use; throws if the cache is closed
   */
  StoredEntries<K> entries(Runnable openCheck);

  /** Removes every entry of this cache. */
  void clear();

  /**
   * Has the observer told what other processes do from now on, where the storage hears of it, on a
   * thread of the storage's; until the store is closed.
   *
   * @param clock what expiry goes by
   */
  void subscribe(EntryObserver<K, V> observer, InstantSource clock);

  @Override
  void close();

  /** A value and when it expires. */
  record Dated<V>(V value, Deadline deadline) {}

  /** A key and what is stored under it. */
  record Keyed<K, V>(K key, Slot.Occupied<V> slot) {}
}
