package org.jcachehttp.faults.scale;

import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import org.jcachehttp.faults.report.Measurement;

/**
 * Increments of counters by threads of several clients, and how many of them succeeded. Safe for
 * use by several threads.
 */
final class Increments {

  private static final int COUNTERS = 30;

  private static final EntryProcessor<String, Long, Long> INCREMENT =
      (entry, arguments) -> {
        long next = entry.exists() ? entry.getValue() + 1 : 1;
        entry.setValue(next);
        return next;
      };

  private final Measurement row;
  private final AtomicLongArray succeeded = new AtomicLongArray(COUNTERS);
  private final AtomicLongArray failed = new AtomicLongArray(COUNTERS);

  Increments(Measurement row) {
    this.row = row;
  }

  /** Increments a counter. A failed increment may have been made; the caller makes another one. */
  void increment(Cache<String, Long> counters, Random random) {
    int counter = random.nextInt(COUNTERS);
    try {
      var unused = counters.invoke(name(counter), INCREMENT);
      succeeded.incrementAndGet(counter);
      row.tried(1);
    } catch (CacheException duringTheFailover) {
      failed.incrementAndGet(counter);
    }
  }

  private static String name(int counter) {
    return "counter " + counter;
  }

  /** Counts increments that are lost, and those that were made twice. */
  void check(Cache<String, Long> counters) {
    long all = 0;
    long refused = 0;
    for (int counter = 0; counter < COUNTERS; counter++) {
      long value = Objects.requireNonNullElse(counters.get(name(counter)), 0L);
      long least = succeeded.get(counter);
      long most = least + failed.get(counter);
      row.lost(Math.max(0, least - value));
      if (value > most) {
        row.failed(new AssertionError(name(counter) + " is " + value + ", at most " + most));
      }
      all += least;
      refused += failed.get(counter);
    }
    System.out.println(all + " increments, " + refused + " failed and were repeated");
  }
}
