package org.jcachehttp.http.internal.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.http.internal.body.BodyCopy;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request in flight to an origin, and the followers that wait for its outcome. Safe for use by
 * many threads.
 */
final class InFlightRequest {

  private static final int FIRST_LIMIT = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<CompletableFuture<CollapseOutcome>> followers = new ArrayDeque<>();
  private final EntryLocation location;
  private int limit = FIRST_LIMIT;
  private boolean completed;
  private @Nullable CollapseOutcome announced;
  private volatile @Nullable OwnLease lease;
  private volatile boolean isWithoutLease;

  /** The outcome of a request in flight, for its followers. */
  sealed interface CollapseOutcome {

    /**
     * A response that followers may use.
     *
     * @param request the request of the leader
     * @param entry the response as it was accepted for storing, without secrets
     */
    record Shared(HttpRequest request, CachedResponse entry) implements CollapseOutcome {}

    /** When followers with the secrets of the leader may use a response. */
    enum Use {
      /** Only the body of the entry is missing: they read its copy while it grows. */
      WHILE_RECEIVED,
      /** The end of the body decides on the entry. */
      AT_ITS_END
    }

    /**
     * A response whose body is still being received. Followers with other secrets than the leader
     * wait for its end.
     *
     * @param request the request of the leader
     * @param head the entry without its body
     * @param use when it may be used
     * @param copy the body
     * @param inFlight the request in flight
     */
    record Streamed(
        HttpRequest request, CachedResponse head, Use use, BodyCopy copy, InFlightRequest inFlight)
        implements CollapseOutcome {}

    /**
     * The origin failed, and the leader used a stale response.
     *
     * @param status the status of the origin's error; empty if there was no response
     */
    record OriginFailed(OptionalInt status) implements CollapseOutcome {}

    /** No response that followers may use: each sends its own request. */
    record NotShareable() implements CollapseOutcome {}

    /** The leader has seen that another response was stored: followers look up again. */
    record Outdated() implements CollapseOutcome {}

    /** The follower has waited long enough. */
    record TimedOut() implements CollapseOutcome {}

    /**
     * The leader failed, and this follower becomes the leader.
     *
     * @param request the request to lead
     */
    record Promoted(InFlightRequest request) implements CollapseOutcome {}
  }

  /** Creates a request without followers for the response at that location. */
  InFlightRequest(EntryLocation location) {
    this.location = location;
  }

  EntryLocation location() {
    return location;
  }

  /** Holds the lease of the key until its leader has ended; the next leader goes without one. */
  void hold(OwnLease taken) {
    this.lease = taken;
    goWithoutLease();
  }

  /** Lets this request and the next leaders call the origin without a lease. */
  void goWithoutLease() {
    isWithoutLease = true;
  }

  /** Returns whether its leader calls the origin without a lease. */
  boolean isWithoutLease() {
    return isWithoutLease;
  }

  /** Returns whether other processes wait for the end of this request. */
  boolean hasLease() {
    return lease != null;
  }

  /** Ends the lease of the key if there is one: other processes do not wait any longer. */
  void endLease() {
    takeLease().ifPresent(OwnLease::release);
  }

  private Optional<OwnLease> takeLease() {
    Optional<OwnLease> taken = Optional.ofNullable(lease);
    lease = null;
    return taken;
  }

  /** Adds a follower; returns its future, or empty if this request is completed. */
  Optional<CompletableFuture<CollapseOutcome>> join() {
    lock.lock();
    try {
      return announced == null || completed
          ? joinEnd()
          : Optional.of(CompletableFuture.completedFuture(announced));
    } finally {
      lock.unlock();
    }
  }

  /** Adds a follower that cannot use a response before its end. */
  Optional<CompletableFuture<CollapseOutcome>> joinEnd() {
    lock.lock();
    try {
      if (completed) {
        return Optional.empty();
      }
      CompletableFuture<CollapseOutcome> future = new CompletableFuture<>();
      removeDone();
      followers.add(future);
      return Optional.of(future);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets followers that have waited long enough, when their number has doubled. */
  private void removeDone() {
    if (followers.size() >= limit) {
      followers.removeIf(CompletableFuture::isDone);
      limit = Math.max(FIRST_LIMIT, 2 * followers.size());
    }
  }

  /** Gives present and later followers an outcome before the end of the response. */
  void announce(CollapseOutcome outcome) {
    List<CompletableFuture<CollapseOutcome>> waiting;
    lock.lock();
    try {
      announced = outcome;
      waiting = List.copyOf(followers);
      followers.clear();
    } finally {
      lock.unlock();
    }
    waiting.forEach(follower -> follower.complete(outcome));
  }

  /** Completes all followers; none can join after that. */
  void complete(CollapseOutcome outcome) {
    for (CompletableFuture<CollapseOutcome> next = next(); next != null; next = next()) {
      next.complete(outcome);
    }
  }

  /** Makes the first follower that still waits the leader; returns false if there is none. */
  boolean promote() {
    for (CompletableFuture<CollapseOutcome> next = next(); next != null; next = next()) {
      if (next.complete(new CollapseOutcome.Promoted(this))) {
        return true;
      }
    }
    return false;
  }

  /** Removes the first follower; null if there is none, and then none can join any more. */
  private @Nullable CompletableFuture<CollapseOutcome> next() {
    lock.lock();
    try {
      CompletableFuture<CollapseOutcome> next = followers.poll();
      announced = null;
      completed = next == null;
      return next;
    } finally {
      lock.unlock();
    }
  }
}
