package org.jcachehttp.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a test counts while it injects a fault. {@link #end} writes the row and requires zeros.
 *
 * <p>Safe for use by several threads.
 */
public final class Measurement {

  private static final int MAX_PRINTED = 10;

  private final String fault;
  private final String backend;
  private final String injection;
  private final LongAdder tries = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder leaked = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

  private Measurement(String fault, String backend, String injection) {
    this.fault = fault;
    this.backend = backend;
    this.injection = injection;
  }

  /**
   * Begins a row.
   *
   * @param fault what happens, the same text for all backends
   * @param backend the scheme of the store, or another name of what is tested
   * @param injection how the test makes it happen
   * @return the row, with zeros
   */
  public static Measurement of(String fault, String backend, String injection) {
    return new Measurement(fault, backend, injection);
  }

  /**
   * Makes a call and counts it as a try, with its duration.
   *
   * @param call the call, whose failure is thrown
   * @param <T> the type of its result
   * @return its result
   * @throws Exception the call's failure
   */
  public <T> T timed(Callable<T> call) throws Exception {
    long start = System.nanoTime();
    try {
      return call.call();
    } finally {
      longestNanos.accumulate(System.nanoTime() - start);
      tries.increment();
    }
  }

  /** Counts tries that are not timed. */
  public void tried(long count) {
    tries.add(count);
  }

  /** Counts acknowledged writes that were not found. */
  public void lost(long count) {
    lost.add(count);
  }

  /** Counts an answer with another user's or another entry's data. */
  public void leaked(String what) {
    leaked.increment();
    if (leaked.sum() <= MAX_PRINTED) {
      System.err.println(fault + ", " + backend + ": leaked: " + what);
    }
  }

  /** Counts answers with other data that another process has counted. */
  public void leaked(long count) {
    leaked.add(count);
  }

  /** Counts a call that did not end as documented. */
  public void failed(Throwable reason) {
    System.err.println(fault + ", " + backend + ": failed");
    reason.printStackTrace();
    failed.increment();
  }

  /** Takes the duration of a call that another process or thread has measured. */
  public void took(Duration duration) {
    longestNanos.accumulate(duration.toNanos());
  }

  /** {@return the number of leaks so far} */
  public long leaks() {
    return leaked.sum();
  }

  /** {@return the duration of the longest call so far} */
  public Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }

  /** Writes the row. Requires tries, and that nothing was lost, leaked or failed. */
  public void end() {
    Row row = rowWith("");
    Rows.add(row);
    assertThat(row.tries()).as("tries").isPositive();
    assertThat(row).matches(Row::isAllZero, "nothing lost, leaked or failed");
  }

  /**
   * Writes the row of a fault for which zeros are not promised.
   *
   * @param reason why they are not
   */
  public void endWithout(String reason) {
    Rows.add(rowWith(reason));
  }

  /**
   * Writes the row of a fault that may lose entries. Requires tries, and that nothing was leaked or
   * failed.
   *
   * @param reason why entries may be lost
   */
  public void endWithLosses(String reason) {
    Row row = rowWith(reason);
    Rows.add(row);
    assertThat(row.tries()).as("tries").isPositive();
    assertThat(row.leaked() + row.failed()).as("leaked or failed").isZero();
  }

  private Row rowWith(String note) {
    return new Row(
        fault,
        backend,
        injection,
        tries.sum(),
        lost.sum(),
        leaked.sum(),
        failed.sum(),
        longest(),
        note);
  }
}
