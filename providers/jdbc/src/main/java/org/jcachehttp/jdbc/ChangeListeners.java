package org.jcachehttp.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jcachehttp.storage.InvalidationListener;

/** The listeners of all regions, and whether changes are announced to them now. Thread-safe. */
final class ChangeListeners {

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Map<Long, List<InvalidationListener<String>>> byRegion = new HashMap<>();
  private boolean connected;

  void add(long region, InvalidationListener<String> listener) {
    lock.lock();
    try {
      byRegion.computeIfAbsent(region, none -> new ArrayList<>()).add(listener);
      if (connected) {
        listener.connected();
      }
    } finally {
      lock.unlock();
    }
  }

  void remove(long region, InvalidationListener<String> listener) {
    lock.lock();
    try {
      byRegion.computeIfPresent(
          region,
          (id, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
          });
    } finally {
      lock.unlock();
    }
  }

  /** Every later change is announced. */
  void connected() {
    changeTo(true, InvalidationListener::connected);
  }

  /** Changes are no longer announced. */
  void disconnected() {
    changeTo(false, InvalidationListener::disconnected);
  }

  private void changeTo(boolean state, Consumer<InvalidationListener<String>> call) {
    lock.lock();
    try {
      if (connected != state) {
        connected = state;
        byRegion.values().forEach(listeners -> listeners.forEach(call));
      }
    } finally {
      lock.unlock();
    }
  }

  void report(ChangeMessage message) {
    lock.lock();
    try {
      byRegion.getOrDefault(message.region(), List.of()).forEach(message::report);
    } finally {
      lock.unlock();
    }
  }
}
