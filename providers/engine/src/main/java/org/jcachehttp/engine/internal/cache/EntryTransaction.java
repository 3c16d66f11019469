package org.jcachehttp.engine.internal.cache;

import org.jcachehttp.engine.internal.management.Statistics;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Expired;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.store.UnreadableEntryException;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one entry: read, expire, decide, write through, compare-and-set, publish, count.
 * After a conflict with another process it starts again.
 */
final class EntryTransaction<K, V, R> {

  private final CacheServices<K, V> services;
  private final EntryStore<K, V> store;
  private final K key;
  private final Operation<V, R> operation;
  private final long start;
  private long now;
  private boolean writtenThrough;

  EntryTransaction(CacheServices<K, V> services, K key, Operation<V, R> operation) {
    this(services, key, operation, services.statistics().start());
  }

  /**
   * Creates the transaction of an operation that has begun.
   *
   * @param start the start time of the operation, from {@link Statistics#start()}
   */
  EntryTransaction(CacheServices<K, V> services, K key, Operation<V, R> operation, long start) {
    this.services = services;
    this.store = services.store();
    this.key = key;
    this.operation = operation;
    this.start = start;
  }

  @Nullable R execute() {
    return execute(store.read(key));
  }

  /** As {@link #execute()}, without the first read: a batch or a scan has read the entry. */
  @Nullable R execute(EntryState<V> read) {
    EntryState<V> state = current(read);
    while (true) {
      Decision<V, R> decision;
      try {
        decision = operation.decide(state);
      } catch (UnreadableEntryException damaged) {
        state = state.checked();
        decision = operation.decide(state);
      }
      Outcome outcome = apply(decision, state);
      if (outcome != Outcome.CONFLICT) {
        count(outcome, state);
        countConflict(decision);
        return decision.result();
      }
      services.statistics().conflict();
      state = current(store.read(key));
    }
  }

  /**
   * Returns the state now. A value that the operation may replace is checked if there are
   * listeners: an event may need it when it is gone.
   */
  private EntryState<V> current(EntryState<V> read) {
    now = services.clock().millis();
    EntryState<V> state = read.at(now);
    boolean onlyRead = state instanceof Present && !operation.changes();
    return onlyRead || !services.events().hasListeners() ? state : state.checked();
  }

  private Outcome apply(Decision<V, R> decision, EntryState<V> state) {
    if (decision instanceof Decision.Touch && state instanceof Present<V, ?> present) {
      touch(present);
      return Outcome.UNCHANGED;
    }
    if (decision instanceof Decision.Put<V, R> put) {
      writeThrough(put.value());
      return put(put.value(), state);
    }
    if (decision instanceof Decision.PutWithoutWriter<V, R> put) {
      return put(put.value(), state);
    }
    if (decision instanceof Decision.Remove) {
      deleteThrough();
      return remove(state);
    }
    return decision instanceof Decision.RemoveWithoutWriter ? remove(state) : keep(state);
  }

  private void touch(Present<V, ?> present) {
    Deadline current = present.stored().deadline();
    Deadline moved = services.expiry().onAccess(current, now);
    if (!moved.equals(current)) {
      store.touch(key, present.stored().version(), moved);
    }
  }

  private Outcome put(V value, EntryState<V> state) {
    Deadline deadline = deadline(value, state);
    if (deadline.isPast(now)) {
      return state instanceof Present<V, ?> present ? expire(present) : keep(state);
    }
    if (!store.write(key, state.unchanged(), value, deadline)) {
      return Outcome.CONFLICT;
    }
    if (state instanceof Present<V, ?> replaced) {
      services.events().updated(key, replaced::value, value);
    } else {
      publishExpiry(state);
      services.events().created(key, value);
    }
    return Outcome.PUT;
  }

  private Deadline deadline(V value, EntryState<V> state) {
    return state instanceof Present<V, ?> present
        ? services.expiry().onUpdate(value, present.stored().deadline(), now)
        : services.expiry().onCreation(value, now);
  }

  /** An update for which the policy returns zero removes the entry (JSR-107 chapter 6). */
  private Outcome expire(Present<V, ?> present) {
    if (!store.remove(key, present.unchanged())) {
      return Outcome.CONFLICT;
    }
    services.events().expired(key, present::value);
    return Outcome.PUT;
  }

  private Outcome remove(EntryState<V> state) {
    if (!(state instanceof Present<V, ?> present)) {
      return keep(state);
    }
    if (!store.remove(key, present.unchanged())) {
      return Outcome.CONFLICT;
    }
    services.events().removed(key, present::value);
    return Outcome.REMOVED;
  }

  /** Removes an expired entry; only the process that removed it publishes the event. */
  private Outcome keep(EntryState<V> state) {
    if (state instanceof Expired<V> expired
        && store.expire(key, expired.entry().stored().version())) {
      publishExpiry(expired);
    }
    return Outcome.UNCHANGED;
  }

  private void publishExpiry(EntryState<V> state) {
    if (state instanceof Expired<V> expired) {
      services.events().expired(key, expired.entry()::value);
    }
  }

  /** Calls the writer in the first attempt only: a conflict must not write twice. */
  private void writeThrough(V value) {
    if (!writtenThrough) {
      services.writeThrough().write(key, value);
      writtenThrough = true;
    }
  }

  private void deleteThrough() {
    if (!writtenThrough) {
      services.writeThrough().delete(key);
      writtenThrough = true;
    }
  }

  private void count(Outcome outcome, EntryState<V> state) {
    if (operation.countsLookup()) {
      int hits = state instanceof Present ? 1 : 0;
      services.statistics().lookedUp(hits, 1 - hits, start);
    }
    if (operation.countsChange()) {
      switch (outcome) {
        case PUT -> services.statistics().put(1, start);
        case REMOVED -> services.statistics().removed(1, start);
        default -> {}
      }
    }
  }

  private void countConflict(Decision<V, R> decision) {
    boolean writes = decision instanceof Decision.Put || decision instanceof Decision.Remove;
    if (writtenThrough && !writes) {
      services.statistics().writeThroughConflict();
    }
  }

  /** The result of a decision in the store. */
  private enum Outcome {
    /** Another process changed the entry since it was read. */
    CONFLICT,
    UNCHANGED,
    PUT,
    REMOVED
  }
}
