package org.jcachehttp.engine.internal.cache;

import java.util.Collection;
import java.util.Map;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.engine.internal.store.UnreadableEntryException;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes the entries of one cache.
 *
 * <p>Every operation runs as an {@link EntryTransaction}. A put whose result does not depend on the
 * stored entry is one write without a read.
 */
final class EntryEngine<K, V> {

  private final CacheServices<K, V> services;
  private final KeyLocks<K> locks = new KeyLocks<>();

  EntryEngine(CacheServices<K, V> services) {
    this.services = services;
  }

  /** Runs an operation that always has a result. */
  boolean test(K key, Operation<V, Boolean> operation) {
    return Boolean.TRUE.equals(run(key, operation));
  }

  /** Runs the operation and returns its result. */
  <R> @Nullable R run(K key, Operation<V, R> operation) {
    EntryTransaction<K, V, R> transaction = new EntryTransaction<>(services, key, operation);
    return operation.changes() ? locks.holding(key, transaction::execute) : transaction.execute();
  }

  /** Returns the value of the key, from the cache or else from the loader. */
  @Nullable V get(K key) {
    long start = services.statistics().start();
    EntryState<V> read = lookUp(key);
    V hit = services.expiry().ignoresAccess() ? unexpired(read) : null;
    if (hit != null) {
      services.statistics().lookedUp(1, 0, start);
      return hit;
    }
    V value = new EntryTransaction<>(services, key, Operations.<V>get(), start).execute(read);
    return value == null && services.readThrough().loadsOnMiss() ? load(key) : value;
  }

  /** Returns the value of an entry that a batch has read; the batch is counted as a whole. */
  @Nullable V valueOf(K key, @Nullable EntryState<V> read) {
    V hit = services.expiry().ignoresAccess() ? unexpired(read) : null;
    return hit != null || read == null
        ? hit
        : new EntryTransaction<>(services, key, Operations.<V>read()).execute(read);
  }

  /** Returns whether the key has an entry. */
  boolean contains(K key) {
    EntryState<V> read =
        services.expiry().ignoresAccess() ? services.store().peek(key) : services.store().read(key);
    Operation<V, Boolean> operation = Operations.containsKey();
    return Boolean.TRUE.equals(new EntryTransaction<>(services, key, operation).execute(read));
  }

  /** A read that moves the deadline needs the deadline of the stored entry. */
  private EntryState<V> lookUp(K key) {
    return services.expiry().ignoresAccess()
        ? services.store().lookUp(key)
        : services.store().read(key);
  }

  /**
   * Returns the value of an entry that is not expired. A transaction would return the same, with
   * six times the cost of a hit on the heap.
   */
  private @Nullable V unexpired(@Nullable EntryState<V> read) {
    if (!(read instanceof Present<V, ?> present)) {
      return null;
    }
    Deadline deadline = present.stored().deadline();
    if (!deadline.isNever() && deadline.isPast(services.clock().millis())) {
      return null;
    }
    try {
      return present.value();
    } catch (UnreadableEntryException damaged) {
      return null;
    }
  }

  /** Loads under the key's lock, so that threads with the same miss load once. */
  private @Nullable V load(K key) {
    return run(
        key,
        new Operation<>(
            Kind.UNCOUNTED_CHANGE,
            state ->
                state instanceof Present<V, ?> present
                    ? new Decision.Keep<>(present.value())
                    : loaded(key)));
  }

  private Decision<V, V> loaded(K key) {
    V value = services.readThrough().onMiss(key).orElse(null);
    return value == null
        ? new Decision.Keep<>(null)
        : new Decision.PutWithoutWriter<>(value, value);
  }

  /**
   * Puts a value ({@link javax.cache.Cache#put}), without a read if the result does not depend on
   * the stored entry.
   */
  void put(K key, V value) {
    if (needsRead()) {
      run(key, Operations.put(value));
    } else {
      locks.holding(key, () -> putWithoutRead(key, value));
    }
  }

  /**
   * Stores entries that the application's store has; in batches unless listeners receive events of
   * each entry.
   */
  void putAllWithoutWriter(Map<? extends K, ? extends V> entries, Kind kind) {
    if (services.events().hasListeners()) {
      entries.forEach((key, value) -> run(key, Operations.<V>putWithoutWriter(value, kind)));
    } else {
      locks.holdingAll(entries.keySet(), () -> new Batches<>(services).putAll(entries, kind));
    }
  }

  /**
   * Removes entries without the cache writer; in batches unless listeners receive events of each
   * entry.
   */
  void removeAllWithoutWriter(Collection<? extends K> keys) {
    if (services.events().hasListeners()) {
      keys.forEach(key -> run(key, Operations.removeWithoutWriter()));
    } else {
      locks.holdingAll(keys, () -> new Batches<>(services).removeAll(keys));
    }
  }

  /** A put needs the stored entry for listeners, or if the policy has another rule for updates. */
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
