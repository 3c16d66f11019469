package org.jcachehttp.engine.internal.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The changes that this process has made and has not heard of yet, so that it knows them from those
 * of others: a write by the version it stored, an removal by the version it removed. Safe for use
 * by many threads.
 */
final class LocalChanges {

  /** More are not under way at once, unless changes get lost on the way back. */
  private static final int MOST = 65_536;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Long> written = bounded();
  private final Set<Long> removed = bounded();
  private volatile boolean noted;

  private static Set<Long> bounded() {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
          }
        });
  }

  /** Changes will be heard of from now on. */
  void begin() {
    noted = true;
  }

  /** Nothing will be heard of. */
  void end() {
    noted = false;
  }

  /** Carries out a write that tells whether it was done. */
  boolean writing(long version, BooleanSupplier write) {
    return noting(written, version, write);
  }

  /** Carries out an removal that tells whether it was done. */
  boolean removing(long version, BooleanSupplier removal) {
    return noting(removed, version, removal);
  }

  /** Noted first: it may be heard of before it returns. */
  private boolean noting(Set<Long> versions, long version, BooleanSupplier change) {
    if (!noted) {
      return change.getAsBoolean();
    }
    locked(() -> versions.add(version));
    boolean done = change.getAsBoolean();
    if (!done) {
      locked(() -> versions.remove(version));
    }
    return done;
  }

  /** Whether this process wrote that version; asked once, when the write is heard of. */
  boolean wrote(long version) {
    return locked(() -> written.remove(version));
  }

  /** Whether this process removed that version; asked once, when the removal is heard of. */
  boolean removed(long version) {
    return locked(() -> removed.remove(version));
  }

  private boolean locked(BooleanSupplier look) {
    lock.lock();
    try {
      return look.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }
}
