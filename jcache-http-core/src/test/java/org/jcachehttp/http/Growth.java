package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;

/** How the CPU time of an operation grows with the size of its input. */
public final class Growth {

  private static final int FACTOR = 4;
  private static final int ROUNDS = 7;

  /** Linear growth takes 4 times as long for an input of 4 times the size, quadratic 16 times. */
  private static final double MOST = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Growth() {}

  /**
   * Asserts that an operation is linear in the size of its input.
   *
   * @param size a size for which the operation takes a millisecond or more
   * @param operation makes the operation for an input of a size; only the operation is timed
   */
  public static void assertLinear(int size, IntFunction<Runnable> operation) {
    Runnable small = operation.apply(size);
    Runnable large = operation.apply(FACTOR * size);
    // In turn, so that both run on equally compiled code; the quickest round has no disturbance.
    long quickestSmall = Long.MAX_VALUE;
    long quickestLarge = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      quickestSmall = Math.min(quickestSmall, nanos(small));
      quickestLarge = Math.min(quickestLarge, nanos(large));
    }
    assertThat((double) quickestLarge / quickestSmall)
        .as("CPU time for %d against %d", FACTOR * size, size)
        .isLessThan(MOST);
  }

  private static long nanos(Runnable operation) {
    long before = THREADS.getCurrentThreadCpuTime();
    operation.run();
    return THREADS.getCurrentThreadCpuTime() - before;
  }
}
