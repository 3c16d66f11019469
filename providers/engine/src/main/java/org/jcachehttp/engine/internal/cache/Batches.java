package org.jcachehttp.engine.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.store.EntryStore.Dated;
import org.jcachehttp.engine.internal.store.Slot;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * Changes of many entries whose keys are locked and that no listener is told of: one read and one
 * write of the storage for each page of them.
 *
 * <p>Another process may change an entry between the read and the write, as it may between any two
 * operations of this one: a put then overwrites the other's value, and a removal counts as made
 * before the other's put.
 */
final class Batches<K, V> {

  private final CacheServices<K, V> services;
  private final long start;

  Batches(CacheServices<K, V> services) {
    this.services = services;
    this.start = services.statistics().start();
  }

  /** All in one write, which a backend may make one transaction. */
  void putAll(Map<? extends K, ? extends V> entries, Kind kind) {
    Map<K, Deadline> stored = storedDeadlines(entries.keySet());
    long now = services.clock().millis();
    Map<K, Dated<V>> dated = new HashMap<>();
    int expiredAtOnce = 0;
    for (Map.Entry<? extends K, ? extends V> entry : entries.entrySet()) {
      K key = entry.getKey();
      Deadline before = stored.get(key);
      Deadline deadline = deadline(entry.getValue(), before, now);
      if (deadline.isPast(now)) {
        services.store().remove(key, WriteCondition.any());
        expiredAtOnce += before == null || before.isPast(now) ? 0 : 1;
      } else {
        dated.put(key, new Dated<>(entry.getValue(), deadline));
      }
    }
    services.store().writeAll(dated);
    if (kind.countsChange()) {
      services.statistics().put(dated.size() + expiredAtOnce, start);
    }
  }

  /** Without the values, which may be large. */
  private Map<K, Deadline> storedDeadlines(Collection<? extends K> keys) {
    Map<K, Deadline> deadlines = new HashMap<>();
    if (!services.expiry().ignoresStoredEntry()) {
      for (List<K> page : pages(keys)) {
        services.store().readAll(page).forEach((key, slot) -> deadlines.put(key, slot.deadline()));
      }
    }
    return deadlines;
  }

  private Deadline deadline(V value, @Nullable Deadline before, long now) {
    return before == null || before.isPast(now)
        ? services.expiry().onCreation(value, now)
        : services.expiry().onUpdate(value, before, now);
  }

  void removeAll(Collection<? extends K> keys) {
    for (List<K> page : pages(keys)) {
      Map<K, Slot.Occupied<V>> present = services.store().readAll(page);
      Map<K, Slot.Occupied<V>> expired = new HashMap<>(present);
      long now = services.clock().millis();
      present.values().removeIf(slot -> slot.deadline().isPast(now));
      expired.keySet().removeAll(new HashSet<>(present.keySet()));
      services.store().removeAll(expired);
      services.statistics().removed(services.store().removeAll(present), start);
    }
  }

  private List<List<K>> pages(Collection<? extends K> keys) {
    List<K> all = new ArrayList<>(keys);
    List<List<K>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PagedScan.PAGE_SIZE) {
      pages.add(all.subList(from, Math.min(all.size(), from + PagedScan.PAGE_SIZE)));
    }
    return pages;
  }
}
