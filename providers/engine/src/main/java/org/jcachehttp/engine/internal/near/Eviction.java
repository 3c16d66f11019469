package org.jcachehttp.engine.internal.near;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Evicts entries above the limits by the CLOCK algorithm: the oldest entry goes, unless it was used
 * since it was last considered. A hit sets one bit of its entry and takes no lock.
 */
final class Eviction<T> {

  /** Dead entries that the queue may have before it is rebuilt. */
  private static final int SLACK = 1024;

  private final ConcurrentMap<String, NearEntry<T>> entries;
  private final long maxEntries;
  private final long maxBytes;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();

  /** The entries by age; an entry that is no longer in the map is dead. Guarded by the lock. */
  private final Deque<NearEntry<T>> queue = new ArrayDeque<>();

  Eviction(ConcurrentMap<String, NearEntry<T>> entries, long maxEntries, long maxBytes) {
    this.entries = entries;
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /** Returns whether the entry alone is within the limits. */
  boolean fits(NearEntry<T> entry) {
    return entry.bytes() <= maxBytes;
  }

  /** Counts the replacement of an entry, within the map's lock of the key; returns the new one. */
  NearEntry<T> replaced(@Nullable NearEntry<T> before, NearEntry<T> after) {
    count.addAndGet(before == null ? 1 : 0);
    bytes.addAndGet(after.bytes() - (before == null ? 0 : before.bytes()));
    return after;
  }

  /** Counts the removal of an entry, within the map's lock of the key; returns null. */
  @Nullable NearEntry<T> removed(NearEntry<T> before) {
    count.decrementAndGet();
    bytes.addAndGet(-before.bytes());
    return null;
  }

  /** Puts the entry, which was added to the map, into the queue and evicts what is too much. */
  void add(NearEntry<T> added) {
    lock.lock();
    try {
      queue.addLast(added);
      while (isOver() && !queue.isEmpty()) {
        consider(queue.removeFirst());
      }
      if (queue.size() > 2 * entries.size() + SLACK) {
        queue.removeIf(entry -> !isLive(entry));
      }
    } finally {
      lock.unlock();
    }
  }

  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private void consider(NearEntry<T> oldest) {
    if (!isLive(oldest)) {
      return;
    }
    if (oldest.wasUsed()) {
      queue.addLast(oldest);
    } else {
      entries.computeIfPresent(
          oldest.key(), (key, present) -> present == oldest ? removed(present) : present);
    }
  }

  private boolean isLive(NearEntry<T> entry) {
    return entries.get(entry.key()) == entry;
  }

  private boolean isOver() {
    return count.get() > maxEntries || bytes.get() > maxBytes;
  }
}
