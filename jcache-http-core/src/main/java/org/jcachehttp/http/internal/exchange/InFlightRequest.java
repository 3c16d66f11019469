package org.jcachehttp.http.internal.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jspecify.annotations.Nullable;

/** One call to an origin, and those who wait for what comes of it. Safe for use by many threads. */
final class InFlightRequest {

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<CompletableFuture<CollapseOutcome>> waiting = new ArrayDeque<>();
  private final EntryLocation slot;
  private volatile boolean outdated;
  private boolean over;

  /** The call for a response to be stored there, which nobody waits for yet. */
  InFlightRequest(EntryLocation slot) {
    this.slot = slot;
  }

  EntryLocation slot() {
    return slot;
  }

  /** What the call brings is outdated before it is there (RFC 9111 section 4.4). */
  void outdate() {
    outdated = true;
  }

  boolean isOutdated() {
    return outdated;
  }

  /** A place to wait in; empty if the call is over. */
  Optional<CompletableFuture<CollapseOutcome>> join() {
    lock.lock();
    try {
      if (over) {
        return Optional.empty();
      }
      CompletableFuture<CollapseOutcome> place = new CompletableFuture<>();
      waiting.add(place);
      return Optional.of(place);
    } finally {
      lock.unlock();
    }
  }

  /** Tells all who wait, and lets nobody join any more. */
  void land(CollapseOutcome news) {
    for (CompletableFuture<CollapseOutcome> next = next(); next != null; next = next()) {
      next.complete(news);
    }
  }

  /** Lets one of those who still wait make the call, the others wait on; tells if there is one. */
  boolean promote() {
    for (CompletableFuture<CollapseOutcome> next = next(); next != null; next = next()) {
      if (next.complete(new CollapseOutcome.Promoted(this))) {
        return true;
      }
    }
    return false;
  }

  /** Who waits longest; null if nobody does, and then nobody can any more. */
  private @Nullable CompletableFuture<CollapseOutcome> next() {
    lock.lock();
    try {
      CompletableFuture<CollapseOutcome> next = waiting.poll();
      over = next == null;
      return next;
    } finally {
      lock.unlock();
    }
  }
}
