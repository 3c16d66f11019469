package org.jcachehttp.http.internal.exchange;

import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.http.status.HttpCacheStatistics;

/** Counts the leases by which processes share a call. Thread-safe. */
final class LeaseCounters {

  private final LongAdder taken = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder expired = new LongAdder();

  /** Counts a lease that this process has now. */
  void taken() {
    taken.increment();
  }

  /** Counts a leader that begins to wait for another process. */
  void waits() {
    waits.increment();
  }

  /** Counts a lease that this process took in the place of one that was past its deadline. */
  void expired() {
    expired.increment();
  }

  void addTo(HttpCacheStatistics.Builder statistics) {
    statistics.leases(taken.sum(), waits.sum(), expired.sum());
  }
}
