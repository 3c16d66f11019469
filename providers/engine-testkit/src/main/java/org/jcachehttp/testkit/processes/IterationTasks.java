package org.jcachehttp.testkit.processes;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.cache.Cache;

/** Walking through more than the heap holds. */
final class IterationTasks {

  /** Entries that stay as they are. */
  static final int STABLE = 100_000;

  static final int VALUE_BYTES = 1000;

  private static final String STABLE_KEYS = "stable/";
  private static final int WRITERS = 2;
  private static final int CHANGING_PER_WRITER = 500;

  private IterationTasks() {}

  static String stableKey(int number) {
    return STABLE_KEYS + number;
  }

  /**
   * Says {@code met <stable entries>}, {@code twice <number>} and {@code others wrote <number>}.
   */
  static void iterate(Child child) {
    Cache<Object, byte[]> cache = child.store().cache(byte[].class);
    AtomicLong writes = new AtomicLong();
    IntStream.range(0, WRITERS).forEach(writer -> startWriter(cache, writer, writes));
    while (writes.get() == 0) {
      Thread.onSpinWait();
    }
    long before = writes.get();
    walk(child, cache);
    child.say("others wrote " + (writes.get() - before));
  }

  private static void startWriter(Cache<Object, byte[]> cache, int writer, AtomicLong writes) {
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; ; i = (i + 1) % CHANGING_PER_WRITER) {
                cache.put("changing/" + writer + "/" + i, new byte[VALUE_BYTES]);
                cache.remove("changing/" + writer + "/" + (i + 1) % CHANGING_PER_WRITER);
                writes.incrementAndGet();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void walk(Child child, Cache<Object, byte[]> cache) {
    BitSet met = new BitSet(STABLE);
    int twice = 0;
    for (Cache.Entry<Object, byte[]> entry : cache) {
      String key = entry.getKey().toString();
      if (key.startsWith(STABLE_KEYS)) {
        int number = Integer.parseInt(key.substring(STABLE_KEYS.length()));
        twice += met.get(number) ? 1 : 0;
        met.set(number);
      }
    }
    child.say("met " + met.cardinality());
    child.say("twice " + twice);
  }
}
