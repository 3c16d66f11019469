package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jcachehttp.http.internal.store.EntryLocation;

/**
 * The calls under way to origins, by the key of the response they are to bring, so that requests
 * for the same make one (RFC 9111 section 4, "collapse requests"). Safe for use by many threads.
 */
public final class InFlightRequests {

  /** How long a key is left alone of which came what cannot be shared. */
  private static final Duration UNSHARED = Duration.ofSeconds(10);

  private static final int MOST_UNSHARED = 10_000;

  private final Map<String, InFlightRequest> underway = new ConcurrentHashMap<>();
  private final Map<String, Long> unsharedUntil = new ConcurrentHashMap<>();

  /** What a request can do. */
  sealed interface Role {}

  /**
   * Make the call while others wait.
   *
   * @param request what they wait for
   */
  record Leader(InFlightRequest request) implements Role {}

  /**
   * Wait for the call that another one makes.
   *
   * @param place where the news of it comes in
   */
  record Follower(CompletableFuture<CollapseOutcome> place) implements Role {}

  /** Make the call, and nobody waits for it. */
  record Independent() implements Role {}

  /** Joins the call for that response, or begins it, at {@code now} (epoch milliseconds). */
  Role board(EntryLocation slot, long now) {
    String key = slot.key();
    if (isUnshared(key, now)) {
      return new Independent();
    }
    while (true) {
      InFlightRequest request = new InFlightRequest(slot);
      InFlightRequest present = underway.putIfAbsent(key, request);
      if (present == null) {
        return new Leader(request);
      }
      Optional<CompletableFuture<CollapseOutcome>> place = present.join();
      if (place.isPresent()) {
        return new Follower(place.get());
      }
      underway.remove(key, present);
    }
  }

  private boolean isUnshared(String key, long now) {
    Long until = unsharedUntil.get(key);
    if (until == null) {
      return false;
    }
    return until > now || !unsharedUntil.remove(key, until);
  }

  /** The call has an end that all who wait for it hear of. */
  void land(InFlightRequest request, CollapseOutcome news) {
    remove(request);
    request.land(news);
  }

  /** What came of the call is for one request only: the key is not shared for a while. */
  void scatter(InFlightRequest request, long now) {
    if (unsharedUntil.size() >= MOST_UNSHARED) {
      unsharedUntil.clear();
    }
    unsharedUntil.put(request.slot().key(), now + UNSHARED.toMillis());
    land(request, new CollapseOutcome.NotShareable());
  }

  /** The call failed: the next of those who wait makes it. */
  void crash(InFlightRequest request) {
    if (!request.promote()) {
      remove(request);
    }
  }

  private void remove(InFlightRequest request) {
    underway.remove(request.slot().key(), request);
  }

  /**
   * RFC 9111 section 4.4: what is under way for that target is outdated. Whoever asks from now on
   * does not wait for it.
   */
  void outdate(String primary) {
    for (InFlightRequest request : underway.values()) {
      if (request.slot().primary().equals(primary)) {
        request.outdate();
        remove(request);
      }
    }
  }
}
