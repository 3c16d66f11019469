package org.jcachehttp.engine.internal.cache;

import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.cache.Cache;
import org.jcachehttp.engine.internal.store.CacheEntry;
import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.store.Slot;
import org.jcachehttp.engine.internal.store.UnreadableEntryException;
import org.jspecify.annotations.Nullable;

/**
 * {@link Cache#iterator}: the entries page by page, each as it was when its page was read; one that
 * has expired since or turns out to be damaged is passed over.
 */
final class EntryIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

  private final CacheServices<K, V> services;
  private final EntryEngine<K, V> engine;
  private final Iterator<EntryStore.Keyed<K, V>> stored;
  private @Nullable Ahead<K, V> ahead;
  private @Nullable K returned;

  EntryIterator(CacheServices<K, V> services, EntryEngine<K, V> engine) {
    this.services = services;
    this.engine = engine;
    this.stored = services.store().live(services.clock().millis());
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && stored.hasNext()) {
      ahead = readable(stored.next());
    }
    return ahead != null;
  }

  /** The value is decoded here and nowhere else: that is most of what an iteration costs. */
  private @Nullable Ahead<K, V> readable(EntryStore.Keyed<K, V> entry) {
    if (!Look.<V>at(entry.slot(), services.clock().millis()).isPresent()) {
      return null;
    }
    try {
      return new Ahead<>(new CacheEntry<>(entry.key(), entry.slot().value()), entry.slot());
    } catch (UnreadableEntryException damaged) {
      return null;
    }
  }

  @Override
  public Cache.Entry<K, V> next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    long start = services.statistics().start();
    CacheEntry<K, V> entry = ahead.entry();
    new EntryTransaction<>(services, entry.key(), Operations.<V>touch()).startingWith(ahead.slot());
    services.statistics().lookedUp(1, 0, start);
    ahead = null;
    returned = entry.key();
    return entry;
  }

  @Override
  public void remove() {
    if (returned == null) {
      throw new IllegalStateException(
          "next() has not been called, or its entry is removed already");
    }
    engine.run(returned, Operations.remove());
    returned = null;
  }

  /** The entry that the next call answers, and the slot it came from. */
  private record Ahead<K, V>(CacheEntry<K, V> entry, Slot<V> slot) {}
}
