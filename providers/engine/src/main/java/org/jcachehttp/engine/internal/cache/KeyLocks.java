package org.jcachehttp.engine.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One lock for each key that a thread of this JVM is changing. Locks prevent conflicts between
 * threads; between processes the storage's compare-and-set decides.
 */
final class KeyLocks<K> {

  private final Map<K, KeyLock> locks = new ConcurrentHashMap<>();
  private final AtomicLong sequence = new AtomicLong();

  /** Runs the work under the key's lock. */
  <R> @Nullable R holding(K key, Supplier<R> work) {
    KeyLock lock = claim(key);
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
      release(key);
    }
  }

  /** Runs the work under the locks of all keys. */
  void holdingAll(Collection<? extends K> keys, Runnable work) {
    List<K> claimed = new ArrayList<>();
    List<KeyLock> held = new ArrayList<>();
    try {
      List<KeyLock> wanted = new ArrayList<>();
      for (K key : keys) {
        wanted.add(claim(key));
        claimed.add(key);
      }
      // All threads lock in the order in which the locks were created, which prevents deadlocks.
      wanted.sort(Comparator.comparingLong(KeyLock::order));
      for (KeyLock lock : wanted) {
        lock.lock();
        held.add(lock);
      }
      work.run();
    } finally {
      held.forEach(ReentrantLock::unlock);
      claimed.forEach(this::release);
    }
  }

  private KeyLock claim(K key) {
    return locks.compute(
        key,
        (same, lock) -> {
          KeyLock claimed = lock == null ? new KeyLock(sequence.getAndIncrement()) : lock;
          claimed.claims++;
          return claimed;
        });
  }

  private void release(K key) {
    locks.computeIfPresent(key, (same, lock) -> --lock.claims == 0 ? null : lock);
  }

  /**
   * A lock and the number of threads that hold it or wait for it. The number changes only inside
   * the map's compute.
   */
  private static final class KeyLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    private final long order;
    private int claims;

    KeyLock(long order) {
      this.order = order;
    }

    long order() {
      return order;
    }
  }
}
