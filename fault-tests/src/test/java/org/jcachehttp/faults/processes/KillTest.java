package org.jcachehttp.faults.processes;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.cache.Cache;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.ChildProcess;
import org.jcachehttp.testkit.processes.Store;
import org.jcachehttp.testkit.processes.Write;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A completed change survives the kill of its process; the store needs no repair. */
class KillTest {

  /** Processes that write at the same time and are killed one after the other. */
  private static final int TOGETHER = Form.tries(2, 4);

  private static final int ROUNDS = Form.tries(1, 50);
  private static final Duration ANY_MOMENT = Duration.ofMillis(60);

  private final Random random = Form.random();
  private final Reports reports = new Reports();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite", "filesystem", "redis", "mongodb", "gridfs", "dynamodb", "hazelcast-client"
      })
  void everyCompletedChangeSurvivesTheKillOfItsProcess(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "kill -9 of writers", scheme, "writers killed at random moments; tries are kills");
    try (Backend backend = Backend.open(scheme)) {
      URI uri = backend.uri("kills");
      for (int round = 0; round < ROUNDS; round++) {
        killWriters(uri, row);
        check(uri, row);
      }
    }
    row.end();
  }

  private void killWriters(URI uri, Measurement row) throws Exception {
    List<ChildProcess> writers = new ArrayList<>();
    try {
      for (int number = 0; number < TOGETHER; number++) {
        writers.add(start(number, uri));
      }
      for (ChildProcess writer : writers) {
        writer.awaitReady();
        writer.go();
      }
      for (ChildProcess writer : writers) {
        writer.awaitLine(WriterMain.COMPLETED);
        long nanos = random.nextLong(ANY_MOMENT.toNanos());
        reports.read(writer.killAfter(Duration.ofNanos(nanos)));
        row.tried(1);
      }
    } finally {
      writers.forEach(ChildProcess::close);
    }
  }

  private ChildProcess start(int number, URI uri) throws IOException {
    String[] options = WriterMain.jvmOptions(random).toArray(String[]::new);
    return ChildProcess.start(WriterMain.class, number, uri, options);
  }

  /** Each entry is as reported, and can be replaced at once. */
  private void check(URI uri, Measurement row) {
    try (Store store = Store.open(uri)) {
      Cache<Object, byte[]> cache = store.cache(byte[].class);
      for (int entry : reports.entries()) {
        long begin = System.nanoTime();
        byte[] value = cache.get(WriterMain.key(entry));
        row.took(Duration.ofNanos(System.nanoTime() - begin));
        compare(entry, Optional.ofNullable(value), row);
      }
    } catch (RuntimeException failure) {
      row.failed(failure);
    }
  }

  private void compare(int entry, Optional<byte[]> value, Measurement row) {
    Optional<Write> write = value.map(Write::of);
    write.filter(w -> w.entry() != entry).ifPresent(w -> row.leaked(entry + " is " + w));
    Change found = new Change(entry, write.map(Write::generation));
    if (!reports.allow(found)) {
      row.lost(1);
    }
    reports.complete(found);
  }
}
