package org.jcachehttp.http.internal.exchange;

import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.http.status.RefreshStatistics;

/** Counts refreshes, and the requests to which a refresh setting applied. Thread-safe. */
final class RefreshCounters {

  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder eager = new LongAdder();
  private final LongAdder softTimeouts = new LongAdder();
  private final LongAdder backoffs = new LongAdder();

  /** Counts a background refresh that received a response. */
  void succeeded() {
    succeeded.increment();
  }

  /** Counts a background refresh that failed or received an error. */
  void failed() {
    failed.increment();
  }

  /** Counts a request that ended with a status. */
  void responded(CacheStatus status) {
    if (status instanceof CacheStatus.HitWhileRevalidating hit && hit.timeToLive() > 0) {
      eager.increment();
    } else if (status instanceof CacheStatus.SoftTimeout) {
      softTimeouts.increment();
    } else if (status instanceof CacheStatus.HitDuringBackoff) {
      backoffs.increment();
    }
  }

  RefreshStatistics statistics() {
    return RefreshStatistics.of(
        succeeded.sum(), failed.sum(), eager.sum(), softTimeouts.sum(), backoffs.sum());
  }
}
