package org.jcachehttp.testkit.processes;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.Cache;
import org.jcachehttp.testkit.Threads;

/** Tasks that iterate over more entries than fit in the heap. */
final class IterationTasks {

  /** The number of entries that do not change. */
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
   * Prints {@code met <stable entries>}, {@code twice <number>} and {@code others wrote <number>}.
   */
  static void iterate(Child child) {
    Cache<Object, byte[]> cache = child.store().cache(byte[].class);
    AtomicBoolean ended = new AtomicBoolean();
    LongAdder writes = new LongAdder();
    Threads.run(
        1 + WRITERS,
        thread -> {
          if (thread == 0) {
            walk(child, cache, ended);
          } else {
            change(cache, thread, ended, writes);
          }
        });
    child.say("others wrote " + writes);
  }

  private static void walk(Child child, Cache<Object, byte[]> cache, AtomicBoolean ended) {
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
    ended.set(true);
    child.say("met " + met.cardinality());
    child.say("twice " + twice);
  }

  private static void change(
      Cache<Object, byte[]> cache, int writer, AtomicBoolean ended, LongAdder writes) {
    String keys = "changing/" + writer + "/";
    for (int i = 0; !ended.get(); i = (i + 1) % CHANGING_PER_WRITER) {
      cache.put(keys + i, new byte[VALUE_BYTES]);
      cache.remove(keys + (i + 1) % CHANGING_PER_WRITER);
      writes.increment();
    }
  }
}
