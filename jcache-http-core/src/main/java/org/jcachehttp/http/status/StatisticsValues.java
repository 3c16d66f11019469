package org.jcachehttp.http.status;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The values of {@link HttpCacheStatistics}, copied.
 *
 * @param requests the number of requests by outcome
 * @param origin the requests to origins
 * @param refreshes the background refreshes
 * @param store the operations on the cache below
 * @param bypassedOperations the kinds of operations that are bypassed
 * @param counters the counters that are single numbers, if they are set
 */
record StatisticsValues(
    Map<CacheOutcome, Long> requests,
    CallStatistics origin,
    RefreshStatistics refreshes,
    Map<StoreOperation, CallStatistics> store,
    Set<StoreOperation> bypassedOperations,
    Map<Counter, Long> counters) {

  /** The counters that are single numbers. */
  enum Counter {
    IN_FLIGHT,
    STORED_BYTES,
    MISMATCHES,
    EVICTIONS,
    PENDING_REMOVALS,
    LEASES_TAKEN,
    LEASE_WAITS,
    EXPIRED_LEASES
  }

  StatisticsValues {
    requests = Collections.unmodifiableMap(ofAllOutcomes(requests));
    store = Collections.unmodifiableMap(new EnumMap<>(store));
    bypassedOperations = Collections.unmodifiableSet(EnumSet.copyOf(bypassedOperations));
    counters = new EnumMap<>(counters);
  }

  private static Map<CacheOutcome, Long> ofAllOutcomes(Map<CacheOutcome, Long> known) {
    Map<CacheOutcome, Long> all = new EnumMap<>(CacheOutcome.class);
    for (CacheOutcome outcome : CacheOutcome.values()) {
      all.put(outcome, known.getOrDefault(outcome, 0L));
    }
    return all;
  }

  long requests(CacheOutcome outcome) {
    return requests.getOrDefault(outcome, 0L);
  }

  double hitRatio() {
    long hits = requests(CacheOutcome.HIT) + requests(CacheOutcome.STALE);
    long lookups =
        hits
            + requests(CacheOutcome.MISS)
            + requests(CacheOutcome.REVALIDATED)
            + requests(CacheOutcome.COLLAPSED)
            + requests(CacheOutcome.REFUSED);
    return lookups == 0 ? 0 : (double) hits / lookups;
  }

  long counter(Counter counter) {
    return counters.getOrDefault(counter, 0L);
  }
}
