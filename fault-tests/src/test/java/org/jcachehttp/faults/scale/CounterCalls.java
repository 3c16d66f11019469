package org.jcachehttp.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.MutableEntry;
import org.jcachehttp.faults.report.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * Increments of counters by entry processors, and reads of them. An operation may fail during a
 * fault: the outcome of a failed increment is unknown, and an acknowledged one must not be lost.
 * Safe for use by several threads.
 */
final class CounterCalls {

  static final int COUNTERS = 10;

  private static final int MAX_PRINTED = 5;

  private final Cache<String, Long> cache;
  private final CacheCounts counts;
  private final Measurement row;
  private final AtomicLongArray acknowledged = new AtomicLongArray(COUNTERS);
  private final AtomicLongArray unknown = new AtomicLongArray(COUNTERS);

  /** The highest value that an acknowledged increment has returned. */
  private final AtomicLongArray highest = new AtomicLongArray(COUNTERS);

  private final LongAdder gets = new LongAdder();
  private final LongAdder failedGets = new LongAdder();
  private final LongAdder failures = new LongAdder();

  CounterCalls(Cache<String, Long> cache, CacheCounts counts, Measurement row) {
    this.cache = cache;
    this.counts = counts;
    this.row = row;
  }

  /** Adds 1 to a counter. */
  void increment(Random random) {
    int counter = random.nextInt(COUNTERS);
    Long value = result(() -> cache.invoke(key(counter), (entry, none) -> incremented(entry)));
    if (value == null) {
      unknown.incrementAndGet(counter);
    } else {
      acknowledged.incrementAndGet(counter);
      highest.accumulateAndGet(counter, value, Math::max);
    }
  }

  private static Long incremented(MutableEntry<String, Long> entry) {
    long value = entry.exists() ? entry.getValue() + 1 : 1;
    entry.setValue(value);
    return value;
  }

  /** Reads a counter, which must have the increments that were acknowledged before. */
  void get(Random random) {
    int counter = random.nextInt(COUNTERS);
    long atLeast = highest.get(counter);
    long failedBefore = failures.sum();
    Long value = result(() -> absentAsZero(cache.get(key(counter))));
    (value == null ? failedGets : gets).increment();
    if (value != null && value < atLeast) {
      System.err.printf(
          "%s is %d, and was %d; %d failures before%n", key(counter), value, atLeast, failedBefore);
      row.lost(1);
    }
  }

  /** Returns the result, or null after a failure. */
  private @Nullable Long result(Callable<Long> call) {
    try {
      return row.timed(call);
    } catch (CacheException failure) {
      failures.increment();
      if (failures.sum() <= MAX_PRINTED) {
        System.out.println("a call that failed during the fault: " + failure);
      }
    } catch (Exception unexpected) {
      row.failed(unexpected);
    }
    return null;
  }

  private static long absentAsZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static String key(int counter) {
    return "counter " + counter;
  }

  long value(int counter) {
    return absentAsZero(cache.get(key(counter)));
  }

  long acknowledged(int counter) {
    return acknowledged.get(counter);
  }

  long unknown(int counter) {
    return unknown.get(counter);
  }

  /** Returns the number of acknowledged increments so far. */
  long increments() {
    return sum(acknowledged);
  }

  /** Returns the number of increments and reads that failed so far. */
  long failures() {
    return failures.sum();
  }

  private static long sum(AtomicLongArray numbers) {
    long sum = 0;
    for (int i = 0; i < numbers.length(); i++) {
      sum += numbers.get(i);
    }
    return sum;
  }

  /** Requires that the statistics of the cache have the successful calls, before further ones. */
  void checkStatistics() {
    long succeeded = gets.sum() + sum(acknowledged);
    long failed = failedGets.sum() + sum(unknown);
    assertThat(counts.hits() + counts.misses()).as("hits and misses").isEqualTo(counts.gets());
    assertThat(counts.gets()).as("lookups").isBetween(succeeded, succeeded + failed);
    assertThat(counts.puts())
        .as("puts")
        .isBetween(sum(acknowledged), sum(acknowledged) + sum(unknown));
    assertThat(counts.removals()).isZero();
    assertThat(counts.evictions()).isZero();
  }
}
