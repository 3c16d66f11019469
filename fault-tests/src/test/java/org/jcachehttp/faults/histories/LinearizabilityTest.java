package org.jcachehttp.faults.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.ChildProcess;
import org.jcachehttp.testkit.processes.Store;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some order of the calls explains all results: each call takes effect at one moment. */
class LinearizabilityTest {

  private static final int THREADS = 6;
  private static final int PROCESSES = Form.tries(2, 3);

  private final Random random = Form.random();

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#all")
  void theCallsOfThreadsAreLinearizable(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "concurrent calls of threads",
            scheme,
            THREADS + " threads on " + Caller.KEYS + " keys; tries are linearizable histories");
    try (Backend backend = Backend.open(scheme);
        Store store = Store.open(backend.uri("histories"))) {
      Duration span = Form.span(Duration.ofMillis(500), Duration.ofSeconds(20));
      check(HistoryMain.calls(store.cache(String.class), "thread", THREADS, span, random), row);
    }
    row.end();
  }

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#shared")
  void theCallsOfProcessesAreLinearizable(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "concurrent calls of processes",
            scheme,
            "%d JVMs of %d threads on %d keys; tries are linearizable histories"
                .formatted(PROCESSES, HistoryMain.THREADS_OF_CHILD, Caller.KEYS));
    try (Backend backend = Backend.open(scheme)) {
      check(callsOfProcesses(backend.uri("histories")), row);
    }
    row.end();
  }

  private List<Call> callsOfProcesses(URI uri) throws Exception {
    Duration span = Form.span(Duration.ofMillis(500), Duration.ofSeconds(30));
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int number = 0; number < PROCESSES; number++) {
        children.add(
            ChildProcess.start(
                HistoryMain.class, number, uri, HistoryMain.jvmOptions(span, random)));
      }
      return callsOf(children);
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  private static List<Call> callsOf(List<ChildProcess> children) throws Exception {
    for (ChildProcess child : children) {
      child.awaitReady();
    }
    long begin = System.nanoTime();
    for (ChildProcess child : children) {
      child.go();
    }
    List<Call> calls = new ArrayList<>();
    for (ChildProcess child : children) {
      List<String> said = child.awaitEnd();
      assertSharesTheClock(said, begin);
      said.stream().filter(Call::isIn).map(Call::ofLine).forEach(calls::add);
    }
    return calls;
  }

  /** Linux gives all processes one monotonic clock; without it histories cannot be joined. */
  private static void assertSharesTheClock(List<String> said, long begin) {
    List<String> clocks = said.stream().filter(line -> line.startsWith(HistoryMain.CLOCK)).toList();
    assertThat(clocks).hasSize(1);
    assertThat(Long.parseLong(clocks.get(0).substring(HistoryMain.CLOCK.length())))
        .as("System.nanoTime of another process")
        .isBetween(begin, System.nanoTime());
  }

  private static void check(List<Call> calls, Measurement row) {
    for (Call call : calls) {
      row.took(call.duration());
      if (call.result().isEmpty()) {
        row.failed(new IllegalStateException("a call failed: " + call.toLine()));
      }
    }
    List<History> histories = History.ofEachKey(calls);
    row.tried(histories.size());
    for (History history : histories) {
      history.contradiction().ifPresent(text -> lose(text, row));
    }
  }

  private static void lose(String contradiction, Measurement row) {
    System.err.println(contradiction);
    row.lost(1);
  }
}
