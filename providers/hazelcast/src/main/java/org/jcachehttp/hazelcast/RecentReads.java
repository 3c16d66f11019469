package org.jcachehttp.hazelcast;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest values that were read. A conditional change needs the whole stored value, which the
 * caller has usually just read. With an outdated value the comparison fails and the value is read
 * again.
 */
final class RecentReads {

  private static final int SLOTS = 64;

  private final AtomicReferenceArray<@Nullable Read> slots = new AtomicReferenceArray<>(SLOTS);

  /** Remembers the value instead of another one. */
  void put(String key, Object value) {
    slots.set(slotOf(key), new Read(key, value));
  }

  /** Returns the latest value under the key if it is remembered, else null. */
  @Nullable Object get(String key) {
    Read read = slots.get(slotOf(key));
    return read != null && read.key().equals(key) ? read.value() : null;
  }

  private static int slotOf(String key) {
    return Math.floorMod(key.hashCode(), SLOTS);
  }

  private record Read(String key, Object value) {}
}
