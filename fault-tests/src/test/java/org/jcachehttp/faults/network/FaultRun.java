package org.jcachehttp.faults.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.calls.CheckedCalls;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.network.NetworkFault;

/** One fault on one store: calls before, during and after it. */
final class FaultRun {

  private static final int THREADS = 4;
  private static final int STORED = 8;

  /** Takes longer than any timeout in a throttled network. */
  private static final int BODY_BYTES = 12 << 10;

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

  void run() throws Exception {
    try (HttpCache cache = store.open(fault.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
      CheckedCalls calls = new CheckedCalls(cache, row, BODY_BYTES);
      storeResponses(calls);
      long errors = cache.statistics().storeErrors();
      store.inject(fault.on(store.store(), random));
      callDuringTheFault(calls);
      errors = cache.statistics().storeErrors() - errors;
      store.inject(new NetworkFault.None());
      Set<String> acknowledged = calls.acknowledged();
      Duration recovery = awaitHits(calls);
      System.out.printf(
          "%s, %s: %d store errors, hits after %d ms, longest wait %d ms%n",
          fault.title(), store.store(), errors, recovery.toMillis(), row.longest().toMillis());
      for (String path : acknowledged) {
        calls.find(path);
      }
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

  private static void storeResponses(CheckedCalls calls) throws Exception {
    for (int i = 0; i < STORED; i++) {
      calls.store("kept/" + i);
      calls.store("read/" + i);
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
      hits = CheckedCalls.isHit(calls.statusOf("read/" + hits)) ? hits + 1 : 0;
      waited = Duration.ofNanos(System.nanoTime() - start);
      pause();
    }
    return waited;
  }
}
