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
import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.store.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many entries: one batch to the loader, the writer and the storage where they
 * can.
 */
final class BulkOperations<K, V> {

  private final CacheServices<K, V> services;
  private final EntryEngine<K, V> engine;

  BulkOperations(CacheServices<K, V> services, EntryEngine<K, V> engine) {
    this.services = services;
    this.engine = engine;
  }

  Map<K, V> getAll(Set<? extends K> keys) {
    long start = services.statistics().start();
    Map<K, Slot.Occupied<V>> stored = services.store().readAll(keys);
    Map<K, V> values = new HashMap<>();
    Set<K> missing = new HashSet<>();
    for (K key : keys) {
      V value = valueOf(key, stored.get(key));
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

  /** What a single get would do with a slot that a batch has read, but for the counting. */
  private @Nullable V valueOf(K key, Slot.@Nullable Occupied<V> slot) {
    return slot == null
        ? null
        : new EntryTransaction<>(services, key, Operations.<V>read()).startingWith(slot);
  }

  /**
   * Loads what is missing and stores it; an entry that appeared meanwhile is replaced by the loaded
   * one.
   */
  Map<K, V> load(Set<? extends K> keys) {
    Map<K, V> loaded = services.readThrough().loadAll(keys);
    engine.storeAll(loaded, Kind.UNCOUNTED_CHANGE);
    return loaded;
  }

  /**
   * {@code loadAll} without {@code replaceExistingValues}: the keys that have an entry are left
   * alone.
   */
  void loadMissing(Set<? extends K> keys) {
    Map<K, Slot.Occupied<V>> stored = services.store().readAll(keys);
    long now = services.clock().millis();
    Set<K> missing = new HashSet<>(keys);
    stored.forEach(
        (key, slot) -> {
          if (Look.at(slot, now).isPresent()) {
            missing.remove(key);
          }
        });
    if (!missing.isEmpty()) {
      load(missing);
    }
  }

  void putAll(Map<? extends K, ? extends V> entries) {
    Map<K, V> written = new HashMap<>(entries);
    if (services.writeThrough().isOn()) {
      writeThrough(written, entries);
    }
    engine.storeAll(written, Kind.CHANGE);
  }

  /**
   * What the writer could not write is not stored either; the rest is, and then the failure goes
   * on.
   */
  private void writeThrough(Map<K, V> written, Map<? extends K, ? extends V> entries) {
    List<Cache.Entry<? extends K, ? extends V>> unwritten = new ArrayList<>();
    entries.forEach((key, value) -> unwritten.add(new CacheEntry<K, V>(key, value)));
    try {
      services.writeThrough().writeAll(unwritten);
    } catch (CacheWriterException e) {
      unwritten.forEach(entry -> written.remove(entry.getKey()));
      engine.storeAll(written, Kind.CHANGE);
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
      drop(deleted);
      throw e;
    }
    drop(deleted);
  }

  private void drop(Set<K> keys) {
    engine.removeAll(keys);
  }

  /** Page by page, so that a cache of any size can be emptied. */
  void removeAll() {
    Iterator<EntryStore.Keyed<K, V>> entries = services.store().live(services.clock().millis());
    List<K> page = new ArrayList<>();
    while (entries.hasNext()) {
      page.add(entries.next().key());
      if (page.size() == 500 || !entries.hasNext()) {
        removeAll(page);
        page.clear();
      }
    }
  }
}
