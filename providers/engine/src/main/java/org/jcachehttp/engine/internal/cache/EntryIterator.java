package org.jcachehttp.engine.internal.cache;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.cache.Cache;
import org.jcachehttp.engine.internal.store.CacheEntry;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.engine.internal.store.UnreadableEntryException;
import org.jspecify.annotations.Nullable;

/**
 * {@link Cache#iterator}: the entries page by page, each as it was when its page was read. An entry
 * that has expired since then, or is damaged, is skipped.
 */
final class EntryIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

  private final CacheServices<K, V> services;
  private final EntryEngine<K, V> engine;
  private final Iterator<Map.Entry<K, EntryState<V>>> stored;
  private @Nullable Next<K, V> next;
  private @Nullable K returned;

  EntryIterator(CacheServices<K, V> services, EntryEngine<K, V> engine) {
    this.services = services;
    this.engine = engine;
    this.stored = services.store().live(services.clock().millis());
  }

  @Override
  public boolean hasNext() {
    while (next == null && stored.hasNext()) {
      next = readable(stored.next());
    }
    return next != null;
  }

  /** Decodes the value once, because decoding is most of the cost of an iteration. */
  private @Nullable Next<K, V> readable(Map.Entry<K, EntryState<V>> entry) {
    if (!(entry.getValue().at(services.clock().millis()) instanceof Present<V, ?> present)) {
      return null;
    }
    try {
      return new Next<>(new CacheEntry<>(entry.getKey(), present.value()), present);
    } catch (UnreadableEntryException damaged) {
      return null;
    }
  }

  @Override
  public Cache.Entry<K, V> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    long start = services.statistics().start();
    CacheEntry<K, V> entry = next.entry();
    new EntryTransaction<>(services, entry.key(), Operations.<V>touch()).execute(next.state());
    services.statistics().lookedUp(1, 0, start);
    next = null;
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

  /** The entry that the next call returns, and the state that it was read in. */
  private record Next<K, V>(CacheEntry<K, V> entry, EntryState<V> state) {}
}
