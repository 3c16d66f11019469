package org.jcachehttp.faults.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.network.NetworkFault;

/** One fault on one store: calls before, during and after it. */
final class FaultRun {

  private static final int THREADS = 4;
  private static final int STORED = 8;
  private static final int MAX_REPETITIONS = 100;
  private static final int HITS_IN_A_ROW = 8;
  private static final Duration SPAN = Form.span(Duration.ofMillis(1_500), Duration.ofSeconds(55));
  private static final long PAUSE_MILLIS = 20;

  /** What a busy machine adds to a wait. */
  private static final Duration SLACK = Duration.ofSeconds(6);

  /** Within this time after a fault calls are hits again. */
  private static final Duration RECOVERY = Duration.ofSeconds(40);

  private final ProxiedStore store;
  private final InjectedFault fault;
  private final Random random;
  private final Measurement row;

  FaultRun(ProxiedStore store, InjectedFault fault, Random random) {
    this.store = store;
    this.fault = fault;
    this.random = random;
    this.row = Measurement.of(fault.title(), store.store().scheme(), fault.injection());
  }

  void run() throws IOException {
    try (HttpCache cache = store.open(fault.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
      CheckedCalls calls = new CheckedCalls(cache, row);
      storeResponses(calls);
      long errors = calls.storeErrors();
      store.inject(fault.on(store.store(), random));
      callDuringTheFault(calls);
      errors = calls.storeErrors() - errors;
      store.inject(new NetworkFault.None());
      Set<String> acknowledged = Set.copyOf(calls.acknowledged());
      Duration recovery = awaitHits(calls);
      System.out.printf(
          "%s, %s: %d store errors, hits after %d ms, longest wait %d ms%n",
          fault.title(), store.store(), errors, recovery.toMillis(), row.longest().toMillis());
      row.lost(lost(acknowledged, calls));
      row.end();
      assertThat(errors > 0 || row.longest().compareTo(store.store().timeout()) > 0)
          .as("the fault reached the store")
          .isTrue();
      assertThat(row.longest()).isLessThan(store.store().longestWait().plus(SLACK));
      assertThat(recovery).isLessThan(RECOVERY);
    } finally {
      store.inject(new NetworkFault.None());
    }
  }

  /** Stores responses. Calls are repeated, because a busy machine may exceed short timeouts. */
  private static void storeResponses(CheckedCalls calls) throws IOException {
    for (int i = 0; i < MAX_REPETITIONS && calls.acknowledged().size() < 2 * STORED; i++) {
      storeEach(calls);
    }
    assertThat(calls.acknowledged()).as("stored before the fault").hasSize(2 * STORED);
  }

  private static void storeEach(CheckedCalls calls) throws IOException {
    for (int i = 0; i < STORED; i++) {
      calls.call("kept/" + i);
      calls.call("read/" + i);
      pause();
    }
  }

  private void callDuringTheFault(CheckedCalls calls) {
    long end = System.nanoTime() + SPAN.toNanos();
    Threads.run(
        THREADS,
        thread -> {
          for (int i = 0; System.nanoTime() < end; i++) {
            calls.measured(i % 2 == 0 ? "read/" + i / 2 % STORED : "new/" + thread + "/" + i);
            pause();
          }
        });
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns how long it takes until several calls in a row are hits. A miss stores its response
   * again, so the responses whose loss is counted are not asked for.
   */
  private static Duration awaitHits(CheckedCalls calls) throws IOException {
    long start = System.nanoTime();
    Duration waited = Duration.ZERO;
    for (int hits = 0; hits < HITS_IN_A_ROW && waited.compareTo(RECOVERY) < 0; ) {
      hits = CheckedCalls.isHit(calls.call("read/" + hits)) ? hits + 1 : 0;
      waited = Duration.ofNanos(System.nanoTime() - start);
      pause();
    }
    return waited;
  }

  /** Returns how many acknowledged responses are absent. */
  private static long lost(Set<String> acknowledged, CheckedCalls calls) throws IOException {
    long lost = 0;
    for (String path : acknowledged) {
      lost += CheckedCalls.isHit(answered(calls, path)) ? 0 : 1;
    }
    return lost;
  }

  /** Repeats a call while the store is unavailable, which is no loss. */
  private static String answered(CheckedCalls calls, String path) throws IOException {
    String status = calls.call(path);
    for (int i = 0; status.contains("store-unavailable") && i < MAX_REPETITIONS; i++) {
      pause();
      status = calls.call(path);
    }
    return status;
  }
}
