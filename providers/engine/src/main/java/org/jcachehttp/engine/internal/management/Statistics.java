package org.jcachehttp.engine.internal.management;

/** The statistics of one cache. While they are off, nothing is timed or counted. */
public final class Statistics {

  private final Counters counters;
  private volatile boolean on;

  /**
   * Creates statistics that are off.
   *
   * @param counters the counters of the cache
   */
  public Statistics(Counters counters) {
    this.counters = counters;
  }

  /** Starts counting. */
  public void switchOn() {
    on = true;
  }

  /** Stops counting and keeps the counters. */
  public void switchOff() {
    on = false;
  }

  /** Returns the counters, for JMX. */
  public Counters counters() {
    return counters;
  }

  /** Returns the start time of an operation, an argument of the other methods. */
  public long start() {
    return on ? System.nanoTime() : 0;
  }

  /** Counts lookups that found an entry, and those that did not. */
  public void lookedUp(long hits, long misses, long start) {
    if (on) {
      counters.lookedUp(hits, misses, since(start));
    }
  }

  /** Counts puts. */
  public void put(long count, long start) {
    if (on) {
      counters.put(count, since(start));
    }
  }

  /** Counts removals of existing entries. */
  public void removed(long count, long start) {
    if (on) {
      counters.removed(count, since(start));
    }
  }

  /** Counts a conflict with another process, even while statistics are off. */
  public void conflict() {
    counters.conflict();
  }

  /**
   * Counts a call of the cache writer for a change that then did not happen, even while statistics
   * are off.
   */
  public void writeThroughConflict() {
    counters.writeThroughConflict();
  }

  /** An operation that started while statistics were off has no start time. */
  private static long since(long start) {
    return start == 0 ? 0 : System.nanoTime() - start;
  }
}
