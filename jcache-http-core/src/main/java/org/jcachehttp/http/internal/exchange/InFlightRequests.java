package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Predicate;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.store.DeletedEntries;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.InvalidatedTarget;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The requests in flight to origins, by the key of the response that each fetches, so that equal
 * requests are collapsed into one (RFC 9111 section 4). Safe for use by many threads.
 */
public final class InFlightRequests {

  /** How long requests for a key are not collapsed after a response that could not be shared. */
  private static final Duration UNSHAREABLE = Duration.ofSeconds(10);

  private static final int MAX_UNSHAREABLE = 10_000;

  /** Keys with the same stripe share the time of their last completion. */
  private static final int STRIPES = 1024;

  private final Map<String, InFlightRequest> inFlight = new ConcurrentHashMap<>();
  private final Map<String, Long> unshareableUntil = new ConcurrentHashMap<>();
  private final AtomicLong completions;
  private final AtomicLongArray lastCompletions = new AtomicLongArray(STRIPES);

  /**
   * Creates an empty set of requests.
   *
   * @param completions is increased by each request that is completed
   */
  public InFlightRequests(AtomicLong completions) {
    this.completions = completions;
  }

  /** The role of a request among equal ones. */
  sealed interface Role {}

  /**
   * Sends the request to the origin; followers wait for the outcome.
   *
   * @param request the request that they wait for
   */
  record Leader(InFlightRequest request) implements Role {}

  /**
   * Waits for the leader.
   *
   * @param future completes with the outcome
   */
  record Follower(CompletableFuture<CollapseOutcome> future) implements Role {}

  /** Sends the request to the origin without followers. */
  record Independent() implements Role {}

  /** Joins the request in flight for that location, or begins one, at {@code now} (epoch ms). */
  Role join(EntryLocation location, long now) {
    String key = location.key();
    if (isUnshareable(key, now)) {
      return new Independent();
    }
    while (true) {
      InFlightRequest request = new InFlightRequest(location);
      InFlightRequest present = inFlight.putIfAbsent(key, request);
      if (present == null) {
        return new Leader(request);
      }
      Optional<CompletableFuture<CollapseOutcome>> future = present.join();
      if (future.isPresent()) {
        return new Follower(future.get());
      }
      inFlight.remove(key, present);
    }
  }

  /**
   * Returns whether a request for that key may have been completed since an earlier number of
   * completions: a lookup before it can have missed the response that was stored.
   */
  boolean isCompletedSince(String key, long earlier) {
    return lastCompletions.get(stripe(key)) > earlier;
  }

  private static int stripe(String key) {
    return Math.floorMod(key.hashCode(), STRIPES);
  }

  private boolean isUnshareable(String key, long now) {
    Long until = unshareableUntil.get(key);
    if (until == null) {
      return false;
    }
    return until > now || !unshareableUntil.remove(key, until);
  }

  /** Completes all followers with that outcome. */
  void complete(InFlightRequest request, CollapseOutcome outcome) {
    // Before the removal: who begins a request afterwards sees that this one was completed.
    lastCompletions.set(stripe(request.location().key()), completions.incrementAndGet());
    remove(request);
    request.complete(outcome);
    request.endLease();
  }

  /**
   * Completes all followers with the response of the leader if it is fresh, at {@code now} (epoch
   * ms); otherwise releases them.
   */
  void end(InFlightRequest request, HttpRequest leader, Optional<CachedResponse> entry, long now) {
    Optional<CachedResponse> fresh = entry.filter(shared -> CurrentAge.isFresh(shared, now));
    if (fresh.isPresent()) {
      complete(request, new CollapseOutcome.Shared(leader, fresh.get()));
    } else {
      release(request, now);
    }
  }

  /** Releases all followers to send their own requests; for a while the key is not collapsed. */
  void release(InFlightRequest request, long now) {
    if (unshareableUntil.size() >= MAX_UNSHAREABLE) {
      unshareableUntil.clear();
    }
    unshareableUntil.put(request.location().key(), now + UNSHAREABLE.toMillis());
    complete(request, new CollapseOutcome.NotShareable());
  }

  /** Lets all followers look up again, because another response was stored. */
  void outdate(InFlightRequest request) {
    complete(request, new CollapseOutcome.Outdated());
  }

  /** Makes a follower the leader after the leader failed. */
  void fail(InFlightRequest request) {
    try {
      request.endLease();
    } finally {
      // Also after an Error: a follower must not wait for a leader that has ended.
      if (!request.promote()) {
        remove(request);
      }
    }
  }

  private void remove(InFlightRequest request) {
    inFlight.remove(request.location().key(), request);
  }

  /** Lets no later request join the requests in flight for an origin and a credential. */
  void detach(OriginPartition entries) {
    detach(location -> entries.contains(location.storedRequest()));
  }

  /** Lets no later request join the requests in flight for that target. */
  void detach(InvalidatedTarget target) {
    detach(target::mayBeAt);
  }

  /** Lets no later request join the requests in flight for entries that maintenance deletes. */
  void detach(DeletedEntries deleted) {
    detach(deleted.locations());
  }

  private void detach(Predicate<EntryLocation> entries) {
    for (InFlightRequest request : inFlight.values()) {
      if (entries.test(request.location())) {
        remove(request);
        request.endLease();
      }
    }
  }
}
