package org.jcachehttp.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls under way to origins, by the key of the response they are to bring, so that requests
 * for the same make one (RFC 9111 section 4, "collapse requests"). Safe for use by many threads.
 */
final class Flights {

  /** How long a key is left alone of which came what cannot be shared. */
  private static final Duration UNSHARED = Duration.ofSeconds(10);

  private static final int MOST_UNSHARED = 10_000;

  private final Map<String, Flight> underway = new ConcurrentHashMap<>();
  private final Map<String, Long> unsharedUntil = new ConcurrentHashMap<>();

  /** What a request can do. */
  sealed interface Boarding {}

  /**
   * Make the call while others wait.
   *
   * @param flight what they wait for
   */
  record Leads(Flight flight) implements Boarding {}

  /**
   * Wait for the call that another one makes.
   *
   * @param place where the news of it comes in
   */
  record Waits(CompletableFuture<News> place) implements Boarding {}

  /** Make the call, and nobody waits for it. */
  record Alone() implements Boarding {}

  /** Joins the call for that response, or begins it, at {@code now} (epoch milliseconds). */
  Boarding board(Slot slot, long now) {
    String key = slot.key();
    if (isUnshared(key, now)) {
      return new Alone();
    }
    while (true) {
      Flight flight = new Flight(slot);
      Flight present = underway.putIfAbsent(key, flight);
      if (present == null) {
        return new Leads(flight);
      }
      Optional<CompletableFuture<News>> place = present.join();
      if (place.isPresent()) {
        return new Waits(place.get());
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
  void land(Flight flight, News news) {
    remove(flight);
    flight.land(news);
  }

  /** What came of the call is for one request only: the key is not shared for a while. */
  void scatter(Flight flight, long now) {
    if (unsharedUntil.size() >= MOST_UNSHARED) {
      unsharedUntil.clear();
    }
    unsharedUntil.put(flight.slot().key(), now + UNSHARED.toMillis());
    land(flight, new News.Scattered());
  }

  /** The call failed: the next of those who wait makes it. */
  void crash(Flight flight) {
    if (!flight.promote()) {
      remove(flight);
    }
  }

  private void remove(Flight flight) {
    underway.remove(flight.slot().key(), flight);
  }

  /**
   * RFC 9111 section 4.4: what is under way for that target is outdated. Whoever asks from now on
   * does not wait for it.
   */
  void outdate(String primary) {
    for (Flight flight : underway.values()) {
      if (flight.slot().primary().equals(primary)) {
        flight.outdate();
        remove(flight);
      }
    }
  }
}
