package org.jcachehttp.engine.internal.cache;

import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.store.Slot;
import org.jcachehttp.engine.internal.store.UnreadableEntryException;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one entry: read, expire, decide, write through, swap, publish, count; again from
 * the start when the swap is lost to another process.
 */
final class EntryTransaction<K, V, R> {

  private final CacheServices<K, V> services;
  private final EntryStore<K, V> store;
  private final K key;
  private final Operation<V, R> operation;
  private final long start;
  private boolean writtenThrough;

  EntryTransaction(CacheServices<K, V> services, K key, Operation<V, R> operation) {
    this.services = services;
    this.store = services.store();
    this.key = key;
    this.operation = operation;
    this.start = services.statistics().start();
  }

  @Nullable R untilDone() {
    return startingWith(store.read(key));
  }

  /** As {@link #untilDone}, but the first read is done: a batch or a scan has brought the slot. */
  @Nullable R startingWith(Slot<V> read) {
    Slot<V> slot = read;
    while (true) {
      Look<V> look = look(slot);
      Step<V, R> step;
      try {
        step = operation.decide(look.current());
      } catch (UnreadableEntryException damaged) {
        look = look.withoutValue();
        step = operation.decide(look.current());
      }
      Outcome outcome = carryOut(step.decision(), look);
      if (outcome != Outcome.CONFLICT) {
        count(outcome, look);
        countConflict(step.decision());
        return step.result();
      }
      services.statistics().conflict();
      slot = store.read(key);
    }
  }

  /**
   * Where listeners may want the old value, whether it can be read must be known before it is gone.
   */
  private Look<V> look(Slot<V> slot) {
    Look<V> look = Look.at(slot, services.clock().millis());
    return services.events().hasListeners() ? look.decoded() : look;
  }

  private Outcome carryOut(Decision<V> decision, Look<V> look) {
    if (decision instanceof Decision.Put<V> put) {
      writeThrough(put.value());
      return store(put.value(), look);
    }
    if (decision instanceof Decision.PutWithoutWriter<V> put) {
      return store(put.value(), look);
    }
    if (decision instanceof Decision.Remove) {
      deleteThrough();
      return remove(look);
    }
    if (decision instanceof Decision.RemoveWithoutWriter) {
      return remove(look);
    }
    if (decision instanceof Decision.Touch && look.isPresent()) {
      access(look);
    }
    return leave(look);
  }

  private void access(Look<V> look) {
    Slot.Occupied<V> slot = look.occupied();
    services
        .expiry()
        .onAccess(look.now())
        .filter(deadline -> !deadline.equals(slot.deadline()))
        .ifPresent(deadline -> store.touch(key, slot.version(), deadline));
  }

  private Outcome store(V value, Look<V> look) {
    Deadline deadline = deadline(value, look);
    if (deadline.isPast(look.now())) {
      return look.isPresent() ? expireAtOnce(look) : leave(look);
    }
    if (!store.write(key, look.slot().unchanged(), value, deadline)) {
      return Outcome.CONFLICT;
    }
    if (look.isPresent()) {
      services.events().updated(key, look.occupied()::value, value);
    } else {
      publishExpiry(look);
      services.events().created(key, value);
    }
    return Outcome.PUT;
  }

  private Deadline deadline(V value, Look<V> look) {
    return look.isPresent()
        ? services.expiry().onUpdate(value, look.occupied().deadline(), look.now())
        : services.expiry().onCreation(value, look.now());
  }

  /** An update whose policy answers zero: the entry goes (JSR-107 chapter 6). */
  private Outcome expireAtOnce(Look<V> look) {
    if (!store.remove(key, look.slot().unchanged())) {
      return Outcome.CONFLICT;
    }
    services.events().expired(key, look.occupied()::value);
    return Outcome.PUT;
  }

  private Outcome remove(Look<V> look) {
    if (!look.isPresent()) {
      return leave(look);
    }
    if (!store.remove(key, look.slot().unchanged())) {
      return Outcome.CONFLICT;
    }
    services.events().removed(key, look.occupied()::value);
    return Outcome.REMOVED;
  }

  /** An entry found expired goes all the same; whoever's remove wins tells the listeners. */
  private Outcome leave(Look<V> look) {
    if (look.isExpired() && store.expire(key, look.occupied().version())) {
      publishExpiry(look);
    }
    return Outcome.UNCHANGED;
  }

  private void publishExpiry(Look<V> look) {
    if (look.isExpired()) {
      services.events().expired(key, look.occupied()::value);
    }
  }

  /** The writer is called before the first swap only: a lost swap must not write twice. */
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

  private void count(Outcome outcome, Look<V> look) {
    if (operation.kind().countsLookup()) {
      int hits = look.isPresent() ? 1 : 0;
      services.statistics().lookedUp(hits, 1 - hits, start);
    }
    if (operation.kind().countsChange()) {
      switch (outcome) {
        case PUT -> services.statistics().put(1, start);
        case REMOVED -> services.statistics().removed(1, start);
        default -> {}
      }
    }
  }

  private void countConflict(Decision<V> decision) {
    boolean writes = decision instanceof Decision.Put || decision instanceof Decision.Remove;
    if (writtenThrough && !writes) {
      services.statistics().writeThroughConflict();
    }
  }

  /** What became of a decision. */
  private enum Outcome {
    /** Somebody else changed the entry since the look. */
    CONFLICT,
    UNCHANGED,
    PUT,
    REMOVED
  }
}
