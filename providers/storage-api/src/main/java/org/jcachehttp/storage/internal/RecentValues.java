package org.jcachehttp.storage.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of some recent keys, for values that are expensive to compute. Two keys with the same
 * slot replace each other, so that neither a lookup nor an addition needs a lock. Safe for use by
 * many threads.
 *
 * @param <K> the type of the keys, which is immutable
 * @param <V> the type of the values, which is immutable
 */
public final class RecentValues<K, V> {

  private static final int SLOTS = 1024;

  /** Entries of {@link Map#entry} have final fields, so that a data race shows a complete one. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // An array cannot have a generic component type.
  private final Map.@Nullable Entry<K, V>[] slots = new Map.Entry[SLOTS];

  /** Returns the value of a key; null if the key is not among the recent ones. */
  public @Nullable V get(K key) {
    Map.@Nullable Entry<K, V> entry = slots[slot(key)];
    return entry != null && entry.getKey().equals(key) ? entry.getValue() : null;
  }

  /** Adds a value, in place of that of another key. */
  public void put(K key, V value) {
    slots[slot(key)] = Map.entry(key, value);
  }

  private static int slot(Object key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }
}
