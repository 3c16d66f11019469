package org.jcachehttp.engine.internal.cache;

import java.util.function.Function;
import org.jcachehttp.engine.internal.store.EntryState;

/**
 * One operation of JSR-107 on one entry.
 *
 * @param kind how the operation locks and counts
 * @param rule a pure function from the entry's state to a decision; called again if another process
 *     changed the entry in the meantime
 * @param <V> the cache's value type
 * @param <R> the type of the result
 */
record Operation<V, R>(Kind kind, Function<EntryState<V>, Decision<V, R>> rule) {

  /** Returns the decision for an entry in that state. */
  Decision<V, R> decide(EntryState<V> state) {
    return rule.apply(state);
  }

  /** Returns whether the operation changes entries, and therefore locks the key. */
  boolean changes() {
    return kind != Kind.PEEK && kind != Kind.LOOKUP;
  }

  boolean countsLookup() {
    return kind == Kind.LOOKUP || kind == Kind.LOOKUP_AND_CHANGE;
  }

  boolean countsChange() {
    return kind == Kind.CHANGE || kind == Kind.LOOKUP_AND_CHANGE;
  }

  /** What the statistics of JSR-107 chapter 12 count for an operation. */
  enum Kind {
    /** Reads and counts nothing. */
    PEEK,
    /** Counts a hit or a miss. */
    LOOKUP,
    /** Counts the put or the removal. */
    CHANGE,
    /** Counts a hit or a miss, and the put or the removal. */
    LOOKUP_AND_CHANGE,
    /** Changes and counts nothing. */
    UNCOUNTED_CHANGE
  }
}
