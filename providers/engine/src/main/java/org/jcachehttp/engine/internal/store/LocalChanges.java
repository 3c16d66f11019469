package org.jcachehttp.engine.internal.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The changes by this process that the backend has not reported back yet. A write is known by the
 * version that it stored, a removal by the version that it removed. Safe for use by many threads.
 */
final class LocalChanges {

  /** More changes are pending only if the backend has lost reports. */
  private static final int MAX_PENDING = 65_536;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Long> written = bounded();
  private final Set<Long> removed = bounded();
  private volatile boolean recording;

  private static Set<Long> bounded() {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MAX_PENDING;
          }
        });
  }

  /** The backend reports changes from now on. */
  void begin() {
    recording = true;
  }

  /** The backend reports no changes. */
  void end() {
    recording = false;
  }

  /** Runs a write, which returns whether it took place. */
  boolean writing(long version, BooleanSupplier write) {
    return recording(written, version, write);
  }

  /** Runs a removal, which returns whether it took place. */
  boolean removing(long version, BooleanSupplier removal) {
    return recording(removed, version, removal);
  }

  /** Records the change first: the backend may report it before the call returns. */
  private boolean recording(Set<Long> versions, long version, BooleanSupplier change) {
    if (!recording) {
      return change.getAsBoolean();
    }
    locked(() -> versions.add(version));
    boolean done = change.getAsBoolean();
    if (!done) {
      locked(() -> versions.remove(version));
    }
    return done;
  }

  /** Returns whether this process wrote that version, and forgets it. */
  boolean wrote(long version) {
    return locked(() -> written.remove(version));
  }

  /** Returns whether this process removed that version, and forgets it. */
  boolean removed(long version) {
    return locked(() -> removed.remove(version));
  }

  private boolean locked(BooleanSupplier action) {
    lock.lock();
    try {
      return action.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }
}
