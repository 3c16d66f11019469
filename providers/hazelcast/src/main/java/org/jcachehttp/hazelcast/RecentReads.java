package org.jcachehttp.hazelcast;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few values as they were read last: who swaps an entry has read it just before, and a map
 * compares whole values. One that is outdated by now loses the swap, and nothing else.
 */
final class RecentReads {

  private static final int SLOTS = 64;

  private final AtomicReferenceArray<@Nullable Read> slots = new AtomicReferenceArray<>(SLOTS);

  /** Keeps the value in the place of another one. */
  void put(String key, Object value) {
    slots.set(slotOf(key), new Read(key, value));
  }

  /** The value that was read under the key, if it is still here. */
  @Nullable Object get(String key) {
    Read read = slots.get(slotOf(key));
    return read != null && read.key().equals(key) ? read.value() : null;
  }

  private static int slotOf(String key) {
    return Math.floorMod(key.hashCode(), SLOTS);
  }

  private record Read(String key, Object value) {}
}
