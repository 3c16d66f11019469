package org.jcachehttp.engine.internal.near;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries below limits. Above them, the CLOCK algorithm evicts the oldest entry, unless it was used
 * since it was last considered. A hit sets one bit of its entry and takes no lock.
 *
 * <p>Any thread may look up an entry; changes are made by one thread at a time.
 */
final class BoundedEntries<T> {

  private final Map<String, NearEntry<T>> byKey = new ConcurrentHashMap<>();

  /** The same entries, the next one to be considered first. */
  private final Map<String, NearEntry<T>> byAge = new LinkedHashMap<>();

  private final long maxEntries;
  private final long maxBytes;
  private long bytes;

  BoundedEntries(NearSettings settings) {
    this.maxEntries = settings.entryLimit();
    this.maxBytes = settings.byteLimit();
  }

  @Nullable NearEntry<T> get(String key) {
    return byKey.get(key);
  }

  /** Returns whether the key has an entry with the version. */
  boolean has(String key, long version) {
    NearEntry<T> present = byKey.get(key);
    return present != null && present.version() == version;
  }

  int size() {
    return byKey.size();
  }

  /** Adds the entry in the place of another one, unless it alone is above the limits. */
  void put(NearEntry<T> added) {
    remove(added.key());
    if (added.bytes() <= maxBytes) {
      byKey.put(added.key(), added);
      byAge.put(added.key(), added);
      bytes += added.bytes();
      while (byAge.size() > maxEntries || bytes > maxBytes) {
        considerOldest();
      }
    }
  }

  private void considerOldest() {
    NearEntry<T> oldest = byAge.values().iterator().next();
    if (oldest.wasUsed()) {
      byAge.remove(oldest.key());
      byAge.put(oldest.key(), oldest);
    } else {
      remove(oldest.key());
    }
  }

  void remove(String key) {
    NearEntry<T> removed = byAge.remove(key);
    if (removed != null) {
      byKey.remove(key);
      bytes -= removed.bytes();
    }
  }

  void clear() {
    byKey.clear();
    byAge.clear();
    bytes = 0;
  }
}
