package org.jcachehttp.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.ChildProcess;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code collapse=cluster} processes make one call to the origin for each key. */
@Timeout(600)
class ClusterTest {

  private static final int PROCESSES = Form.tries(3, 5);
  private static final int THREADS = Form.tries(5, 20);
  private static final int KEYS = Form.tries(20, 200);
  private static final Duration ORIGIN_TIME = Duration.ofMillis(20);

  /** Longer than any pause of a busy machine. */
  private static final Duration LONG_LEASE = Duration.ofMinutes(2);

  private static final int MAX_ATTEMPTS = 3;
  private static final int KEYS_OF_KILLED = 10;
  private static final int THREADS_OF_OTHERS = 5;

  /** Longer in the long form, which runs beside other builds: a slower call gets company. */
  private static final Duration LEASE = Form.span(Duration.ofSeconds(4), Duration.ofSeconds(10));

  private static final Duration SLACK = Duration.ofSeconds(10);
  private static final Duration NEVER = Duration.ofHours(1);

  private final Random random = Form.random();
  private final List<ChildProcess> started = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#shared")
  void eachColdKeyCostsOneCallOfAllProcesses(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "misses of processes at the same time",
            scheme,
            "%d JVMs of %d threads on %d keys, `collapse=cluster`; tries are requests"
                .formatted(PROCESSES, THREADS, KEYS));
    Map<String, Integer> calls = callsOf(scheme, row, this::requestTogether);
    assertThat(calls).hasSize(KEYS).allSatisfy((key, number) -> assertThat(number).isEqualTo(1));
    row.end();
  }

  private void requestTogether(URI uri, ClusterCalls calls) throws Exception {
    for (int number = 0; number < PROCESSES; number++) {
      start(number, uri, THREADS, KEYS, LONG_LEASE, ORIGIN_TIME);
    }
    awaitReady();
    for (ChildProcess process : started) {
      process.go();
    }
    for (ChildProcess process : started) {
      calls.read(process.awaitEnd());
    }
  }

  /** What processes do with a store. */
  private interface Round {
    void run(URI uri, ClusterCalls calls) throws Exception;
  }

  /** Runs a round, again if the store failed meanwhile, and returns the number of calls by path. */
  private Map<String, Integer> callsOf(String scheme, Measurement row, Round round)
      throws Exception {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      ClusterCalls calls = new ClusterCalls(row);
      try (Backend backend = Backend.open(scheme)) {
        round.run(backend.uri("cluster"), calls);
      } finally {
        started.forEach(ChildProcess::close);
        started.clear();
      }
      if (!calls.hadOutage()) {
        return calls.counted();
      }
    }
    throw new AssertionError("the store failed in each of " + MAX_ATTEMPTS + " rounds");
  }

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#shared")
  void anotherProcessCallsInThePlaceOfOneThatWasKilled(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "kill -9 of a process during its calls",
            scheme,
            "others wait for its leases of %d s; tries are requests".formatted(LEASE.toSeconds()));
    for (int round = 0; round < Form.tries(1, 3); round++) {
      assertThat(callsOf(scheme, row, this::killOne))
          .hasSize(KEYS_OF_KILLED)
          .allSatisfy((key, number) -> assertThat(number).as("with the killed one").isEqualTo(2));
    }
    row.end();
    assertThat(row.longest()).isLessThan(LEASE.plus(SLACK));
  }

  /** The first process calls the origin for each key, which never answers. */
  private void killOne(URI uri, ClusterCalls calls) throws Exception {
    ChildProcess killed = start(0, uri, KEYS_OF_KILLED, KEYS_OF_KILLED, LEASE, NEVER);
    for (int number = 1; number < PROCESSES; number++) {
      start(number, uri, THREADS_OF_OTHERS, KEYS_OF_KILLED, LEASE, ORIGIN_TIME);
    }
    awaitReady();
    killed.go();
    for (int key = 0; key < KEYS_OF_KILLED; key++) {
      killed.awaitLine(ClusterMain.CALL + "/" + key);
    }
    for (ChildProcess process : started.subList(1, PROCESSES)) {
      process.go();
    }
    calls.read(killed.killAfter(Duration.ofMillis(random.nextInt(500))));
    for (ChildProcess process : started.subList(1, PROCESSES)) {
      calls.read(process.awaitEnd());
    }
  }

  private ChildProcess start(
      int number, URI uri, int threads, int keys, Duration lease, Duration originTime)
      throws IOException {
    String[] options = ClusterMain.jvmOptions(threads, keys, lease, originTime);
    ChildProcess process = ChildProcess.start(ClusterMain.class, number, uri, options);
    started.add(process);
    return process;
  }

  private void awaitReady() throws Exception {
    for (ChildProcess process : started) {
      process.awaitReady();
    }
  }
}
