package org.jcachehttp.http.status;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.http.status.StatisticsValues.Counter;

/**
 * The counters of an HTTP cache since it was opened; each request is counted once. The cache below
 * has statistics of its own (JSR-107 chapter 12). Immutable.
 */
public final class HttpCacheStatistics {

  private final StatisticsValues values;

  private HttpCacheStatistics(StatisticsValues values) {
    this.values = values;
  }

  /** {@return a builder of statistics that are all zero} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the number of requests by outcome; each outcome is a key, in its order} */
  public Map<CacheOutcome, Long> requests() {
    return values.requests();
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#HIT}} */
  public long hits() {
    return values.requests(CacheOutcome.HIT);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#MISS}} */
  public long misses() {
    return values.requests(CacheOutcome.MISS);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#REVALIDATED}} */
  public long revalidated() {
    return values.requests(CacheOutcome.REVALIDATED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#STALE}} */
  public long stale() {
    return values.requests(CacheOutcome.STALE);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#COLLAPSED}} */
  public long collapsed() {
    return values.requests(CacheOutcome.COLLAPSED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#BYPASSED}} */
  public long bypassed() {
    return values.requests(CacheOutcome.BYPASSED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#REFUSED}} */
  public long refused() {
    return values.requests(CacheOutcome.REFUSED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#FAILED}} */
  public long failed() {
    return values.requests(CacheOutcome.FAILED);
  }

  /**
   * {@return the share of requests that were answered with a stored response that the origin was
   * not asked to confirm, from 0 to 1}
   *
   * <p>It is {@code (hits + stale) / (hits + stale + misses + revalidated + collapsed + refused)}.
   * Bypassed requests, which never have a stored response, and failed ones count neither as hits
   * nor as requests. It is 0 if there were no requests, as the hit percentage of JSR-107.
   */
  public double hitRatio() {
    return values.hitRatio();
  }

  /**
   * {@return the requests to origins that have ended, with the time until the heads of their
   * responses} They include revalidations, background refreshes and bypassed requests.
   */
  public CallStatistics origin() {
    return values.origin();
  }

  /** {@return the number of requests that are at an origin now} */
  public long inFlight() {
    return values.counter(Counter.IN_FLIGHT);
  }

  /** {@return the background refreshes, and the requests to which a refresh setting applied} */
  public RefreshStatistics refreshes() {
    return values.refreshes();
  }

  /**
   * {@return the operations on the cache below} Operations that a circuit breaker prevents do not
   * count.
   *
   * @param operation the kind of operations
   */
  public CallStatistics store(StoreOperation operation) {
    return values.store().getOrDefault(operation, CallStatistics.none());
  }

  /** {@return the number of failed operations on the cache below} They fail no request. */
  public long storeErrors() {
    return values.store().values().stream().mapToLong(CallStatistics::errors).sum();
  }

  /** {@return the kinds of operations for which the cache below is bypassed now, after failures} */
  public Set<StoreOperation> bypassedOperations() {
    return values.bypassedOperations();
  }

  /** {@return the total size of the bodies that were written to the cache below, in bytes} */
  public long storedBytes() {
    return values.counter(Counter.STORED_BYTES);
  }

  /**
   * {@return the number of entries that were found under the key of another request, or were not
   * authentic, and not used} They are misses, and replaced. There are none unless the store is
   * damaged, or something else writes to it.
   */
  public long mismatches() {
    return values.counter(Counter.MISMATCHES);
  }

  /**
   * {@return the number of entries that this process removed from the storage of the cache below to
   * hold its limits, since the storage was opened} They are those of all caches of the storage. It
   * is 0 for Ehcache, whose own statistics have it, and where a server evicts.
   */
  public long evictions() {
    return values.counter(Counter.EVICTIONS);
  }

  /** {@return the number of invalidations that could not be written yet, and are kept} */
  public long pendingRemovals() {
    return values.counter(Counter.PENDING_REMOVALS);
  }

  /** {@return the number of leases that this cache took: see {@code collapse=cluster}} */
  public long leasesTaken() {
    return values.counter(Counter.LEASES_TAKEN);
  }

  /** {@return the number of waits for a call of another process, which had the lease} */
  public long leaseWaits() {
    return values.counter(Counter.LEASE_WAITS);
  }

  /** {@return the number of leases taken in the place of one that had ended by its deadline} */
  public long expiredLeases() {
    return values.counter(Counter.EXPIRED_LEASES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpCacheStatistics that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "HttpCacheStatistics[hitRatio=" + hitRatio() + ", " + values + "]";
  }

  /** Builds {@link HttpCacheStatistics}. */
  public static final class Builder {

    private final Map<CacheOutcome, Long> requests = new EnumMap<>(CacheOutcome.class);
    private final Map<StoreOperation, CallStatistics> store = new EnumMap<>(StoreOperation.class);
    private final Set<StoreOperation> bypassed = EnumSet.noneOf(StoreOperation.class);
    private final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    private CallStatistics origin = CallStatistics.none();
    private RefreshStatistics refreshes = RefreshStatistics.none();

    private Builder() {}

    /**
     * Sets the number of requests with an outcome.
     *
     * @param outcome the outcome
     * @param number the number, 0 by default
     * @return this builder
     */
    public Builder requests(CacheOutcome outcome, long number) {
      requests.put(requireNonNull(outcome, "outcome"), number);
      return this;
    }

    /**
     * Sets the requests to origins.
     *
     * @param ended {@link HttpCacheStatistics#origin()}
     * @param inFlight {@link HttpCacheStatistics#inFlight()}
     * @return this builder
     */
    public Builder origin(CallStatistics ended, long inFlight) {
      this.origin = requireNonNull(ended, "ended");
      return set(Counter.IN_FLIGHT, inFlight);
    }

    /**
     * Sets the refreshes.
     *
     * @param ended {@link HttpCacheStatistics#refreshes()}
     * @return this builder
     */
    public Builder refreshes(RefreshStatistics ended) {
      this.refreshes = requireNonNull(ended, "ended");
      return this;
    }

    /**
     * Sets the operations on the cache below.
     *
     * @param operation the kind of operations
     * @param ended {@link HttpCacheStatistics#store}
     * @return this builder
     */
    public Builder store(StoreOperation operation, CallStatistics ended) {
      store.put(requireNonNull(operation, "operation"), requireNonNull(ended, "ended"));
      return this;
    }

    /**
     * Adds to {@link HttpCacheStatistics#bypassedOperations()}.
     *
     * @param operation the kind of operations
     * @return this builder
     */
    public Builder bypassed(StoreOperation operation) {
      bypassed.add(operation);
      return this;
    }

    /**
     * Sets what was written to and found in the cache below.
     *
     * @param storedBytes {@link HttpCacheStatistics#storedBytes()}
     * @param mismatches {@link HttpCacheStatistics#mismatches()}
     * @param evictions {@link HttpCacheStatistics#evictions()}
     * @return this builder
     */
    public Builder entries(long storedBytes, long mismatches, long evictions) {
      return set(Counter.STORED_BYTES, storedBytes)
          .set(Counter.MISMATCHES, mismatches)
          .set(Counter.EVICTIONS, evictions);
    }

    /**
     * Sets the invalidations that could not be written yet.
     *
     * @param number {@link HttpCacheStatistics#pendingRemovals()}
     * @return this builder
     */
    public Builder pendingRemovals(long number) {
      return set(Counter.PENDING_REMOVALS, number);
    }

    /**
     * Sets the leases of calls.
     *
     * @param taken {@link HttpCacheStatistics#leasesTaken()}
     * @param waits {@link HttpCacheStatistics#leaseWaits()}
     * @param expired {@link HttpCacheStatistics#expiredLeases()}
     * @return this builder
     */
    public Builder leases(long taken, long waits, long expired) {
      return set(Counter.LEASES_TAKEN, taken)
          .set(Counter.LEASE_WAITS, waits)
          .set(Counter.EXPIRED_LEASES, expired);
    }

    private Builder set(Counter counter, long number) {
      counters.put(counter, number);
      return this;
    }

    /** {@return the statistics} */
    public HttpCacheStatistics build() {
      return new HttpCacheStatistics(
          new StatisticsValues(requests, origin, refreshes, store, bypassed, counters));
    }
  }
}
