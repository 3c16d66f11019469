package org.jcachehttp.engine.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.integration.CacheWriterException;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.store.CacheEntry;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Present;

/** The operations on many entries, in batches to the loader, the writer and the storage. */
final class BulkOperations<K, V> {

  private final CacheServices<K, V> services;
  private final EntryEngine<K, V> engine;

  BulkOperations(CacheServices<K, V> services, EntryEngine<K, V> engine) {
    this.services = services;
    this.engine = engine;
  }

  Map<K, V> getAll(Set<? extends K> keys) {
    long start = services.statistics().start();
    Map<K, EntryState<V>> stored =
        services.expiry().ignoresAccess()
            ? services.store().lookUpAll(keys)
            : services.store().readAll(keys);
    Map<K, V> values = new HashMap<>();
    Set<K> missing = new HashSet<>();
    for (K key : keys) {
      V value = engine.valueOf(key, stored.get(key));
      if (value == null) {
        missing.add(key);
      } else {
        values.put(key, value);
      }
    }
    services.statistics().lookedUp(values.size(), missing.size(), start);
    if (services.readThrough().loadsOnMiss() && !missing.isEmpty()) {
      values.putAll(load(missing));
    }
    return values;
  }

  /** Loads the keys and stores the values, which replace entries written in the meantime. */
  Map<K, V> load(Set<? extends K> keys) {
    Map<K, V> loaded = services.readThrough().loadAll(keys);
    engine.putAllWithoutWriter(loaded, Kind.UNCOUNTED_CHANGE);
    return loaded;
  }

  /** {@code loadAll} without {@code replaceExistingValues}: loads the keys without an entry. */
  void loadMissing(Set<? extends K> keys) {
    Map<K, EntryState<V>> stored = services.store().readAll(keys);
    long now = services.clock().millis();
    Set<K> missing = new HashSet<>(keys);
    stored.forEach(
        (key, state) -> {
          if (state.at(now) instanceof Present) {
            missing.remove(key);
          }
        });
    if (!missing.isEmpty()) {
      load(missing);
    }
  }

  void putAll(Map<K, V> entries) {
    if (services.writeThrough().isOn()) {
      writeThrough(entries);
    }
    engine.putAllWithoutWriter(entries, Kind.CHANGE);
  }

  /** Entries that the writer could not write are not stored; the others are, before the throw. */
  private void writeThrough(Map<K, V> entries) {
    List<Cache.Entry<? extends K, ? extends V>> unwritten = new ArrayList<>();
    entries.forEach((key, value) -> unwritten.add(new CacheEntry<K, V>(key, value)));
    try {
      services.writeThrough().writeAll(unwritten);
    } catch (CacheWriterException e) {
      Map<K, V> written = new HashMap<>(entries);
      unwritten.forEach(entry -> written.remove(entry.getKey()));
      engine.putAllWithoutWriter(written, Kind.CHANGE);
      throw e;
    }
  }

  void removeAll(Collection<? extends K> keys) {
    Set<K> deleted = new HashSet<>(keys);
    List<K> undeleted = new ArrayList<>(keys);
    try {
      services.writeThrough().deleteAll(undeleted);
    } catch (CacheWriterException e) {
      undeleted.forEach(deleted::remove);
      removeWithoutWriter(deleted);
      throw e;
    }
    removeWithoutWriter(deleted);
  }

  private void removeWithoutWriter(Set<K> keys) {
    engine.removeAllWithoutWriter(keys);
  }

  /**
   * Removes all entries page by page, in the memory of one page, and those that only a near cache
   * still has.
   */
  void removeAll() {
    Iterator<Map.Entry<K, EntryState<V>>> entries =
        services.store().live(services.clock().millis());
    List<K> page = new ArrayList<>();
    while (entries.hasNext()) {
      page.add(entries.next().getKey());
      if (page.size() == 500 || !entries.hasNext()) {
        removeAll(page);
        page.clear();
      }
    }
    services.store().clearNear();
  }
}
