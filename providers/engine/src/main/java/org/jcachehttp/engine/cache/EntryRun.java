package org.jcachehttp.engine.cache;

import org.jcachehttp.engine.store.EntryStore;
import org.jcachehttp.engine.store.Slot;
import org.jcachehttp.engine.store.UnreadableEntryException;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one entry: read, expire, decide, write through, swap, publish, count; again from
 * the start when the swap is lost to another process.
 */
final class EntryRun<K, V, R> {

  private final CacheServices<K, V> services;
  private final EntryStore<K, V> store;
  private final K key;
  private final Operation<V, R> operation;
  private final long start;
  private boolean writtenThrough;

  EntryRun(CacheServices<K, V> services, K key, Operation<V, R> operation) {
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
      if (carriedOut(step.decision(), look)) {
        count(step.decision(), look);
        return step.result();
      }
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

  /** Whether it happened; if not, somebody else changed the entry since the look. */
  private boolean carriedOut(Decision<V> decision, Look<V> look) {
    if (decision instanceof Decision.Put<V> put) {
      writeThrough(put.value());
      return stored(put.value(), look);
    }
    if (decision instanceof Decision.Store<V> put) {
      return stored(put.value(), look);
    }
    if (decision instanceof Decision.Remove) {
      deleteThrough();
      return removed(look);
    }
    if (decision instanceof Decision.Drop) {
      return removed(look);
    }
    if (decision instanceof Decision.Access && look.isPresent()) {
      accessed(look);
    }
    expireIfDue(look);
    return true;
  }

  private void accessed(Look<V> look) {
    Slot.Occupied<V> slot = look.occupied();
    services
        .expiry()
        .onAccess(look.now())
        .filter(deadline -> !deadline.equals(slot.deadline()))
        .ifPresent(deadline -> store.touch(key, slot.version(), deadline));
  }

  private boolean stored(V value, Look<V> look) {
    Deadline deadline =
        look.isPresent()
            ? services.expiry().onUpdate(value, look.occupied().deadline(), look.now())
            : services.expiry().onCreation(value, look.now());
    if (deadline.isPast(look.now())) {
      return expiredAtOnce(look);
    }
    if (!store.write(key, look.slot().unchanged(), value, deadline)) {
      return false;
    }
    if (look.isPresent()) {
      services.events().updated(key, look.occupied()::value, value);
    } else {
      publishExpiryIfDue(look);
      services.events().created(key, value);
    }
    return true;
  }

  /**
   * A policy that answers zero: nothing is stored, and what was there is gone (JSR-107 chapter 6).
   */
  private boolean expiredAtOnce(Look<V> look) {
    if (!look.isPresent()) {
      expireIfDue(look);
      return true;
    }
    boolean won = store.erase(key, look.slot().unchanged());
    if (won) {
      services.events().expired(key, look.occupied()::value);
    }
    return won;
  }

  private boolean removed(Look<V> look) {
    if (!look.isPresent()) {
      expireIfDue(look);
      return true;
    }
    boolean won = store.erase(key, look.slot().unchanged());
    if (won) {
      services.events().removed(key, look.occupied()::value);
    }
    return won;
  }

  /** Removes an expired entry; whoever's erase wins tells the listeners. */
  private void expireIfDue(Look<V> look) {
    if (look.isExpired() && store.erase(key, look.slot().unchanged())) {
      publishExpiryIfDue(look);
    }
  }

  private void publishExpiryIfDue(Look<V> look) {
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

  private void count(Decision<V> decision, Look<V> look) {
    if (operation.kind().countsLookup()) {
      int hits = look.isPresent() ? 1 : 0;
      services.statistics().lookedUp(hits, 1 - hits, start);
    }
    if (operation.kind().countsChange()) {
      if (decision instanceof Decision.Put) {
        services.statistics().put(1, start);
      } else if (decision instanceof Decision.Remove && look.isPresent()) {
        services.statistics().removed(1, start);
      }
    }
  }
}
