package org.jcachehttp.engine.internal.cache;

import org.jcachehttp.engine.internal.store.Slot;
import org.jcachehttp.engine.internal.store.UnreadableEntryException;

/**
 * What was stored under a key when an operation looked, and what that amounts to.
 *
 * @param slot what was stored
 * @param state what it amounts to
 * @param now when the operation looked, epoch milliseconds
 */
record Look<V>(Slot<V> slot, State state, long now) {

  enum State {
    ABSENT,
    EXPIRED,
    DAMAGED,
    PRESENT
  }

  static <V> Look<V> at(Slot<V> slot, long now) {
    if (slot instanceof Slot.Occupied<V> occupied) {
      return new Look<>(slot, occupied.deadline().isPast(now) ? State.EXPIRED : State.PRESENT, now);
    }
    return new Look<>(slot, State.ABSENT, now);
  }

  /** The same look, with a value that is known to be readable. */
  Look<V> decoded() {
    if (slot instanceof Slot.Occupied<V> occupied) {
      try {
        occupied.value();
      } catch (UnreadableEntryException damaged) {
        return withoutValue();
      }
    }
    return this;
  }

  /** The same look, once the value has turned out to be damaged: as good as nothing. */
  Look<V> withoutValue() {
    return new Look<>(slot, State.DAMAGED, now);
  }

  boolean isPresent() {
    return state == State.PRESENT;
  }

  boolean isExpired() {
    return state == State.EXPIRED;
  }

  /** What is stored, where something is. */
  Slot.Occupied<V> occupied() {
    return (Slot.Occupied<V>) slot;
  }

  Current<V> current() {
    return isPresent() ? new Current.Present<>(occupied()::value) : new Current.Absent<>();
  }
}
