package org.jcachehttp.http.status;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counters of an HTTP cache since it was opened; each request is counted once. The cache below
 * has statistics of its own (JSR-107 chapter 12). Immutable.
 */
public final class HttpCacheStatistics {

  private final Map<CacheOutcome, Long> requests;
  private final Map<StoreOperation, CallStatistics> store;
  private final Set<StoreOperation> bypassedOperations;
  private final CallStatistics origin;
  private final RefreshStatistics refreshes;
  private final Map<Counter, Long> counters;

  /** The counters that are single numbers. */
  private enum Counter {
    IN_FLIGHT,
    STORED_BYTES,
    MISMATCHES,
    EVICTIONS
  }

  private HttpCacheStatistics(Builder builder) {
    this.requests = Collections.unmodifiableMap(new EnumMap<>(builder.requests));
    this.store = Collections.unmodifiableMap(new EnumMap<>(builder.store));
    this.bypassedOperations = Collections.unmodifiableSet(EnumSet.copyOf(builder.bypassed));
    this.origin = builder.origin;
    this.refreshes = builder.refreshes;
    this.counters = new EnumMap<>(builder.counters);
  }

  /** {@return a builder of statistics that are all zero} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the number of requests by outcome; each outcome is a key, in its order} */
  public Map<CacheOutcome, Long> requests() {
    return requests;
  }

  private long requests(CacheOutcome outcome) {
    return requests.getOrDefault(outcome, 0L);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#HIT}} */
  public long hits() {
    return requests(CacheOutcome.HIT);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#MISS}} */
  public long misses() {
    return requests(CacheOutcome.MISS);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#REVALIDATED}} */
  public long revalidated() {
    return requests(CacheOutcome.REVALIDATED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#STALE}} */
  public long stale() {
    return requests(CacheOutcome.STALE);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#COLLAPSED}} */
  public long collapsed() {
    return requests(CacheOutcome.COLLAPSED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#BYPASSED}} */
  public long bypassed() {
    return requests(CacheOutcome.BYPASSED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#REFUSED}} */
  public long refused() {
    return requests(CacheOutcome.REFUSED);
  }

  /** {@return the number of requests with the outcome {@link CacheOutcome#FAILED}} */
  public long failed() {
    return requests(CacheOutcome.FAILED);
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
    long hits = hits() + stale();
    long lookups = hits + misses() + revalidated() + collapsed() + refused();
    return lookups == 0 ? 0 : (double) hits / lookups;
  }

  /**
   * {@return the requests to origins that have ended, with the time until the heads of their
   * responses} They include revalidations, background refreshes and bypassed requests.
   */
  public CallStatistics origin() {
    return origin;
  }

  /** {@return the number of requests that are at an origin now} */
  public long inFlight() {
    return counter(Counter.IN_FLIGHT);
  }

  /** {@return the background refreshes, and the requests to which a refresh setting applied} */
  public RefreshStatistics refreshes() {
    return refreshes;
  }

  /**
   * {@return the operations on the cache below} Operations that a circuit breaker prevents do not
   * count.
   *
   * @param operation the kind of operations
   */
  public CallStatistics store(StoreOperation operation) {
    return store.getOrDefault(operation, CallStatistics.none());
  }

  /** {@return the number of failed operations on the cache below} They fail no request. */
  public long storeErrors() {
    return store.values().stream().mapToLong(CallStatistics::errors).sum();
  }

  /** {@return the kinds of operations for which the cache below is bypassed now, after failures} */
  public Set<StoreOperation> bypassedOperations() {
    return bypassedOperations;
  }

  /** {@return the total size of the bodies that were written to the cache below, in bytes} */
  public long storedBytes() {
    return counter(Counter.STORED_BYTES);
  }

  /**
   * {@return the number of entries that were found under the key of another request, or were not
   * authentic, and not used} They are misses, and replaced. There are none unless the store is
   * damaged, or something else writes to it.
   */
  public long mismatches() {
    return counter(Counter.MISMATCHES);
  }

  /**
   * {@return the number of entries that this process removed from the storage of the cache below to
   * hold its limits, since the storage was opened} They are those of all caches of the storage. It
   * is 0 for Ehcache, whose own statistics have it, and where a server evicts.
   */
  public long evictions() {
    return counter(Counter.EVICTIONS);
  }

  private long counter(Counter counter) {
    return counters.getOrDefault(counter, 0L);
  }

  private List<Object> values() {
    return List.of(requests, origin, refreshes, store, bypassedOperations, counters);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpCacheStatistics that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return ("HttpCacheStatistics[requests=%s, hitRatio=%s, origin=%s, refreshes=%s, store=%s,"
            + " bypassedOperations=%s, %s]")
        .formatted(requests, hitRatio(), origin, refreshes, store, bypassedOperations, counters);
  }

  /** Builds {@link HttpCacheStatistics}. */
  public static final class Builder {

    private final Map<CacheOutcome, Long> requests = new EnumMap<>(CacheOutcome.class);
    private final Map<StoreOperation, CallStatistics> store = new EnumMap<>(StoreOperation.class);
    private final Set<StoreOperation> bypassed = EnumSet.noneOf(StoreOperation.class);
    private final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    private CallStatistics origin = CallStatistics.none();
    private RefreshStatistics refreshes = RefreshStatistics.none();

    private Builder() {
      for (CacheOutcome outcome : CacheOutcome.values()) {
        requests.put(outcome, 0L);
      }
    }

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

    private Builder set(Counter counter, long number) {
      counters.put(counter, number);
      return this;
    }

    /** {@return the statistics} */
    public HttpCacheStatistics build() {
      return new HttpCacheStatistics(this);
    }
  }
}
