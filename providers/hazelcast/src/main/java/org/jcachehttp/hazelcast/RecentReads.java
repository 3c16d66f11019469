package org.jcachehttp.hazelcast;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few values as they were read last: who swaps an entry has read it just before, and a map
 * compares whole values. One that is outdated by now loses the swap, and nothing else.
 */
final class RecentReads {

  private static final int SLOTS = 64;

  private final AtomicReferenceArray<@Nullable Seen> slots = new AtomicReferenceArray<>(SLOTS);

  /** Keeps the value in the place of another one. */
  void keep(String key, Object value) {
    slots.set(slotOf(key), new Seen(key, value));
  }

  /** The value that was read under the key, if it is still here. */
  @Nullable Object of(String key) {
    Seen seen = slots.get(slotOf(key));
    return seen != null && seen.key().equals(key) ? seen.value() : null;
  }

  private static int slotOf(String key) {
    return Math.floorMod(key.hashCode(), SLOTS);
  }

  private record Seen(String key, Object value) {}
}
