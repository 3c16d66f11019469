package org.jcachehttp.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private static final int KEYS_OF_KILLED = 10;
  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final Duration SLACK = Duration.ofSeconds(8);
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
    ClusterCalls calls = new ClusterCalls(row);
    try (Backend backend = Backend.open(scheme)) {
      for (int number = 0; number < PROCESSES; number++) {
        start(number, backend.uri("cluster"), THREADS, KEYS, LONG_LEASE, ORIGIN_TIME);
      }
      runAll();
      for (ChildProcess process : started) {
        calls.read(process.awaitEnd());
      }
    } finally {
      started.forEach(ChildProcess::close);
    }
    assertThat(calls.byPath()).hasSize(KEYS).allSatisfy((key, number) -> assertOne(number));
    row.end();
  }

  private static void assertOne(int calls) {
    assertThat(calls).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#shared")
  void anotherProcessCallsInThePlaceOfOneThatWasKilled(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "kill -9 of a process during its calls",
            scheme,
            "others wait for its leases of %d s; tries are requests".formatted(LEASE.toSeconds()));
    for (int round = 0; round < Form.tries(1, 10); round++) {
      ClusterCalls calls = new ClusterCalls(row);
      try (Backend backend = Backend.open(scheme)) {
        killOne(backend.uri("killed"), calls);
      } finally {
        started.forEach(ChildProcess::close);
        started.clear();
      }
      assertThat(calls.byPath())
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
      start(number, uri, THREADS, KEYS_OF_KILLED, LEASE, ORIGIN_TIME);
    }
    for (ChildProcess process : started) {
      process.awaitReady();
    }
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

  private void runAll() throws Exception {
    for (ChildProcess process : started) {
      process.awaitReady();
    }
    for (ChildProcess process : started) {
      process.go();
    }
  }
}
