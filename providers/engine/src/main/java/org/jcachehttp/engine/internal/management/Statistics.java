package org.jcachehttp.engine.internal.management;

/**
 * The counters of one cache and whether they run; while they do not, nothing is timed or counted.
 */
public final class Statistics {

  private final Counters counters = new Counters();
  private volatile boolean on;

  /** Starts or goes on counting. */
  public void switchOn() {
    on = true;
  }

  /** Stops counting; what was counted stays. */
  public void switchOff() {
    on = false;
  }

  /** The counters, for JMX. */
  public Counters counters() {
    return counters;
  }

  /**
   * The start of an operation, in nanoseconds of no particular origin; to be handed to the others.
   */
  public long start() {
    return on ? System.nanoTime() : 0;
  }

  /** Entries were looked up, so many found and so many not. */
  public void lookedUp(long hits, long misses, long start) {
    if (on) {
      counters.lookedUp(hits, misses, since(start));
    }
  }

  /** Entries were put. */
  public void put(long count, long start) {
    if (on) {
      counters.put(count, since(start));
    }
  }

  /** Entries that existed were removed. */
  public void removed(long count, long start) {
    if (on) {
      counters.removed(count, since(start));
    }
  }

  /** A swap was lost to another process; counted always, as it says something of the processes. */
  public void conflict() {
    counters.conflict();
  }

  /** The writer was called for a change that then did not happen; counted always. */
  public void writeThroughConflict() {
    counters.writeThroughConflict();
  }

  /** An operation that began before the counters were switched on took no measured time. */
  private static long since(long start) {
    return start == 0 ? 0 : System.nanoTime() - start;
  }
}
