package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.policy.RequestPolicy;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.SentRequest;
import org.jcachehttp.http.internal.store.StoredInvalidation;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

/** One request of a caller until it has its response. For use by one thread at a time. */
public final class Exchange {

  private static final int MAX_LOOKUPS_AFTER_COLLAPSING = 2;
  private static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(60);

  private final RequestPolicy policy;
  private final InstantSource clock;
  private @Nullable InFlightRequest inFlight;
  private OptionalLong waitsSince = OptionalLong.empty();
  private int lookupsAfterCollapsing;
  private long completionsBeforeLookup;
  private boolean endsWithBody;
  private boolean isWithoutLease;
  private @Nullable OwnLease lease;
  private @Nullable SentRequest sent;
  private @Nullable ExchangeEvent event;

  /**
   * Creates the exchange of a request.
   *
   * @param policy the rules for the request
   * @param clock the clock for the times of the response
   */
  public Exchange(RequestPolicy policy, InstantSource clock) {
    this.policy = policy;
    this.clock = clock;
  }

  public RequestPolicy policy() {
    return policy;
  }

  public HttpRequest request() {
    return policy.request();
  }

  long now() {
    return clock.millis();
  }

  /** Returns how long this exchange may still wait for requests in flight. */
  Duration maxWait() {
    return leftOf(policy.options().collapseTimeout().orElse(DEFAULT_MAX_WAIT));
  }

  /** Returns what is left of a time limit for all waits, which begins with the first. */
  Duration leftOf(Duration limit) {
    if (waitsSince.isEmpty()) {
      waitsSince = OptionalLong.of(System.nanoTime());
    }
    Duration left = limit.minusNanos(System.nanoTime() - waitsSince.getAsLong());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Counts another lookup; returns false if there were too many. */
  boolean mayLookUpAgain() {
    return ++lookupsAfterCollapsing <= MAX_LOOKUPS_AFTER_COLLAPSING;
  }

  /** Remembers the number of completed requests before the lookup. */
  void looksUpAfter(long completions) {
    this.completionsBeforeLookup = completions;
  }

  long completionsBeforeLookup() {
    return completionsBeforeLookup;
  }

  /** Lets this exchange call the origin without a lease. */
  void goWithoutLease() {
    isWithoutLease = true;
  }

  /** Returns whether this exchange calls the origin without a lease. */
  boolean isWithoutLease() {
    return isWithoutLease;
  }

  /** Holds the lease of a refresh, which no follower waits for. */
  void hold(OwnLease taken) {
    this.lease = taken;
  }

  /** Ends the lease of a refresh, if there is one. */
  void endLease() {
    if (lease != null) {
      lease.release();
      lease = null;
    }
  }

  /** Measures this exchange from now on. */
  void measure() {
    event = new ExchangeEvent();
    event.begin();
  }

  /** Returns the event that measures this exchange; empty if it is not measured. */
  Optional<ExchangeEvent> event() {
    return Optional.ofNullable(event);
  }

  /**
   * Stores the response to the request that was sent last, unless it was invalidated meanwhile. The
   * time is measured if this exchange is.
   *
   * @param put stores it, and returns the reason if it did not
   * @return the reason if it was not stored
   */
  Optional<NotStoredReason> store(
      StoredInvalidation invalidation,
      EntryLocation location,
      CachedResponse entry,
      Supplier<Optional<NotStoredReason>> put) {
    long start = System.nanoTime();
    Optional<NotStoredReason> failure = invalidation.unlessSuperseded(sent(), location, entry, put);
    event().ifPresent(measured -> measured.addStoreTime(start));
    return failure;
  }

  /** Remembers the request to the origin before it is sent. */
  void sends(SentRequest request) {
    this.sent = request;
  }

  /** Returns the request to the origin that was sent last. */
  SentRequest sent() {
    return Objects.requireNonNull(sent, "no request was sent");
  }

  /** Makes this exchange the leader: followers wait for the outcome of its request. */
  void lead(InFlightRequest request) {
    this.inFlight = request;
  }

  /** Returns an exchange that takes over the request in flight, for another thread. */
  Exchange handOver() {
    Exchange owner = new Exchange(policy, clock);
    owner.inFlight = inFlight;
    inFlight = null;
    return owner;
  }

  /** Leaves the followers to the reader of the response's body. */
  void endsWithBody() {
    endsWithBody = true;
  }

  /** Returns whether followers wait for the end of this exchange. */
  boolean isLeader() {
    return inFlight != null && !endsWithBody;
  }

  /** Returns the request that followers wait for. */
  Optional<InFlightRequest> inFlight() {
    return Optional.ofNullable(inFlight);
  }

  /** Returns the request that followers wait for, once: the caller completes it. */
  Optional<InFlightRequest> takeInFlight() {
    Optional<InFlightRequest> taken = Optional.ofNullable(inFlight);
    inFlight = null;
    return taken;
  }
}
