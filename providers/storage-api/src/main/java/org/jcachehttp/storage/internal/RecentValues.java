package org.jcachehttp.storage.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of at most 1,024 recent texts, for values that are expensive to compute. Two texts
 * with the same slot replace each other, so that neither a lookup nor an addition needs a lock.
 * Safe for use by many threads.
 *
 * @param <V> the type of the values, which is immutable
 */
public final class RecentValues<V> {

  private static final int SLOTS = 1024;

  /** The values of longer texts are not kept, because they are as long as their texts. */
  private static final int MAX_LENGTH = 1024;

  /** Entries of {@link Map#entry} have final fields, so that a data race shows a complete one. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // An array cannot have a generic component type.
  private final Map.@Nullable Entry<String, V>[] slots = new Map.Entry[SLOTS];

  /** Returns the value of a text; null if the text is not among the recent ones. */
  public @Nullable V get(String key) {
    Map.@Nullable Entry<String, V> entry = slots[slot(key)];
    return entry != null && entry.getKey().equals(key) ? entry.getValue() : null;
  }

  /** Adds a value, in place of that of another text, unless the text is too long. */
  public void put(String key, V value) {
    if (key.length() <= MAX_LENGTH) {
      slots[slot(key)] = Map.entry(key, value);
    }
  }

  private static int slot(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }
}
