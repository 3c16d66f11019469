package org.jcachehttp.engine.internal.cache;

/**
 * One operation of JSR-107 on one entry: a function from what is there to what shall happen. It is
 * shown the entry again when another process changed it meanwhile, so it must not remember the
 * first time.
 */
interface Operation<V, R> {

  /** How the operation locks and counts. */
  Kind kind();

  /** What shall happen to the entry, and what the caller gets then. */
  Step<V, R> decide(Current<V> current);

  /**
   * What the statistics of JSR-107 chapter 12 count for an operation, and whether it locks the key.
   */
  enum Kind {
    /** Looks without counting. */
    PEEK,
    /** Counts a hit or a miss. */
    LOOKUP,
    /** Counts the put or the removal it makes. */
    CHANGE,
    /** Counts a hit or a miss, and the put or the removal it makes. */
    LOOKUP_AND_CHANGE,
    /** Changes without counting. */
    UNCOUNTED_CHANGE;

    boolean locks() {
      return this != PEEK && this != LOOKUP;
    }

    boolean countsLookup() {
      return this == LOOKUP || this == LOOKUP_AND_CHANGE;
    }

    boolean countsChange() {
      return this == CHANGE || this == LOOKUP_AND_CHANGE;
    }
  }
}
