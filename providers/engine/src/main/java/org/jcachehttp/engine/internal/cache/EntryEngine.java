package org.jcachehttp.engine.internal.cache;

import java.util.Collection;
import java.util.Map;
import org.jcachehttp.engine.internal.cache.Current.Present;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * The one path on which the entries of a cache are looked at and changed.
 *
 * <p>Every operation runs as an {@link EntryTransaction}. Only a put that would do the same
 * whatever is stored goes without the look, in one round trip.
 */
final class EntryEngine<K, V> {

  private final CacheServices<K, V> services;
  private final KeyLocks<K> locks = new KeyLocks<>();

  EntryEngine(CacheServices<K, V> services) {
    this.services = services;
  }

  /** Carries out the operation on the entry and answers whether it did what it was to do. */
  boolean succeeds(K key, Operation<V, Boolean> operation) {
    return Boolean.TRUE.equals(run(key, operation));
  }

  /** Carries out the operation on the entry and answers its result. */
  <R> @Nullable R run(K key, Operation<V, R> operation) {
    EntryTransaction<K, V, R> run = new EntryTransaction<>(services, key, operation);
    return operation.kind().locks() ? locks.holding(key, run::untilDone) : run.untilDone();
  }

  /** The value for the key, from the cache or else from the loader. */
  @Nullable V get(K key) {
    V value = run(key, Operations.get());
    return value == null && services.readThrough().loadsOnMiss() ? load(key) : value;
  }

  /** Loads under the key's lock, so that threads which miss together load once. */
  private @Nullable V load(K key) {
    return run(
        key,
        Operations.operation(
            Kind.UNCOUNTED_CHANGE,
            current -> current instanceof Present<V> present ? found(present) : loaded(key)));
  }

  private Step<V, V> found(Present<V> present) {
    return Step.keep(present.value());
  }

  private Step<V, V> loaded(K key) {
    V value = services.readThrough().onMiss(key).orElse(null);
    return value == null ? Step.keep(null) : Step.putWithoutWriter(value, value);
  }

  /** {@link javax.cache.Cache#put}, without a look where the stored entry cannot matter. */
  void put(K key, V value) {
    if (needsRead()) {
      run(key, Operations.put(value));
    } else {
      locks.holding(key, () -> putWithoutRead(key, value));
    }
  }

  /**
   * Stores entries that the application's store has, counting as {@code kind} does; in batches
   * unless listeners are to be told what happens to each entry.
   */
  void storeAll(Map<? extends K, ? extends V> entries, Kind kind) {
    if (services.events().hasListeners()) {
      entries.forEach((key, value) -> run(key, Operations.<V>putWithoutWriter(value, kind)));
    } else {
      locks.holdingAll(entries.keySet(), () -> new Batches<>(services).putAll(entries, kind));
    }
  }

  /** Removes entries that the application's store has let go, in the same way. */
  void removeAll(Collection<? extends K> keys) {
    if (services.events().hasListeners()) {
      keys.forEach(key -> run(key, Operations.removeWithoutWriter()));
    } else {
      locks.holdingAll(keys, () -> new Batches<>(services).removeAll(keys));
    }
  }

  /**
   * Whether a put must look: to tell listeners, or because the policy treats an update differently.
   */
  private boolean needsRead() {
    return services.events().hasListeners() || !services.expiry().ignoresStoredEntry();
  }

  private boolean putWithoutRead(K key, V value) {
    long start = services.statistics().start();
    services.writeThrough().write(key, value);
    long now = services.clock().millis();
    Deadline deadline = services.expiry().onCreation(value, now);
    if (deadline.isPast(now)) {
      return services.store().remove(key, WriteCondition.any());
    }
    services.store().write(key, WriteCondition.any(), value, deadline);
    services.statistics().put(1, start);
    return true;
  }
}
