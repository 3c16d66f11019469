package org.jcachehttp.engine.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.engine.internal.store.EntryStore.ExpiringValue;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * Changes of many entries without listeners, under the locks of their keys: one read of the storage
 * per page, and one write.
 *
 * <p>If another process changes an entry between the read and the write, a put overwrites its
 * value, and a removal counts as made before its put.
 */
final class Batches<K, V> {

  private final CacheServices<K, V> services;
  private final long start;

  Batches(CacheServices<K, V> services) {
    this.services = services;
    this.start = services.statistics().start();
  }

  /** Stores all entries with one write, which a backend may make one transaction. */
  void putAll(Map<? extends K, ? extends V> entries, Kind kind) {
    Map<K, Deadline> stored = storedDeadlines(entries.keySet());
    long now = services.clock().millis();
    Map<K, ExpiringValue<V>> written = new HashMap<>();
    int expiredAtOnce = 0;
    for (Map.Entry<? extends K, ? extends V> entry : entries.entrySet()) {
      K key = entry.getKey();
      Deadline before = stored.get(key);
      Deadline deadline = deadline(entry.getValue(), before, now);
      if (deadline.isPast(now)) {
        services.store().remove(key, WriteCondition.any());
        expiredAtOnce += before == null || before.isPast(now) ? 0 : 1;
      } else {
        written.put(key, new ExpiringValue<>(entry.getValue(), deadline));
      }
    }
    services.store().writeAll(written);
    if (kind == Kind.CHANGE) {
      services.statistics().put(written.size() + expiredAtOnce, start);
    }
  }

  /** Returns the deadlines only, because values may be large. */
  private Map<K, Deadline> storedDeadlines(Collection<? extends K> keys) {
    Map<K, Deadline> deadlines = new HashMap<>();
    if (!services.expiry().ignoresStoredEntry()) {
      for (List<K> page : pages(keys)) {
        read(page).forEach((key, entry) -> deadlines.put(key, entry.stored().deadline()));
      }
    }
    return deadlines;
  }

  private Map<K, Present<V, ?>> read(List<K> page) {
    Map<K, Present<V, ?>> read = new HashMap<>();
    services
        .store()
        .readAll(page)
        .forEach(
            (key, state) -> {
              if (state instanceof Present<V, ?> stored) {
                read.put(key, stored);
              }
            });
    return read;
  }

  private Deadline deadline(V value, @Nullable Deadline before, long now) {
    return before == null || before.isPast(now)
        ? services.expiry().onCreation(value, now)
        : services.expiry().onUpdate(value, before, now);
  }

  void removeAll(Collection<? extends K> keys) {
    for (List<K> page : pages(keys)) {
      Map<K, Present<V, ?>> present = read(page);
      Map<K, Present<V, ?>> expired = new HashMap<>(present);
      long now = services.clock().millis();
      present.values().removeIf(entry -> entry.stored().deadline().isPast(now));
      expired.keySet().removeAll(Set.copyOf(present.keySet()));
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
