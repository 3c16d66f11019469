package org.jcachehttp.faults.processes;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.cache.Cache;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.ChildProcess;
import org.jcachehttp.testkit.processes.Store;
import org.jcachehttp.testkit.processes.Write;

/** Writers of one store that are killed, and the comparison of the store with their reports. */
final class KilledWriters {

  private static final Duration ANY_MOMENT = Duration.ofMillis(60);
  private static final int ENTRIES_PER_REPLACED = 5;

  private final URI uri;
  private final Random random;
  private final Measurement row;
  private final Reports reports = new Reports();

  KilledWriters(URI uri, Random random, Measurement row) {
    this.uri = uri;
    this.random = random;
    this.row = row;
  }

  /**
   * Starts writers, and kills one after the other while the rest still write.
   *
   * @param together their number
   */
  void kill(int together) throws Exception {
    List<ChildProcess> writers = start(together);
    try {
      kill(writers);
    } finally {
      writers.forEach(ChildProcess::close);
    }
  }

  /** Starts writers and waits until each has completed a change. The caller closes them. */
  List<ChildProcess> start(int together) throws Exception {
    List<ChildProcess> writers = new ArrayList<>();
    for (int number = 0; number < together; number++) {
      writers.add(startWriter(number));
    }
    for (ChildProcess writer : writers) {
      writer.awaitReady();
      writer.go();
    }
    for (ChildProcess writer : writers) {
      writer.awaitLine(WriterMain.COMPLETED);
    }
    return writers;
  }

  private void kill(List<ChildProcess> writers) throws Exception {
    for (ChildProcess writer : writers) {
      end(writer);
      row.tried(1);
    }
  }

  /** Kills a writer at a random moment, and takes its reports. */
  void end(ChildProcess writer) throws Exception {
    reports.read(writer.killAfter(moment()));
  }

  /** Returns a random time within which a writer makes several changes. */
  Duration moment() {
    return Duration.ofNanos(random.nextLong(ANY_MOMENT.toNanos()));
  }

  private ChildProcess startWriter(int number) throws IOException {
    String[] options = WriterMain.jvmOptions(random).toArray(String[]::new);
    return ChildProcess.start(WriterMain.class, number, uri, options);
  }

  /** Each entry is as reported, and can be replaced at once: locks of killed processes are free. */
  void check() {
    try (Store store = Store.open(uri)) {
      Cache<Object, byte[]> cache = store.cache(byte[].class);
      for (int entry : reports.entries()) {
        long begin = System.nanoTime();
        Optional<byte[]> value = Optional.ofNullable(cache.get(WriterMain.key(entry)));
        row.took(Duration.ofNanos(System.nanoTime() - begin));
        compare(entry, value);
        if (entry % ENTRIES_PER_REPLACED == 0) {
          replace(entry, cache);
        }
      }
    } catch (RuntimeException failure) {
      row.failed(failure);
    }
  }

  private void compare(int entry, Optional<byte[]> value) {
    Optional<Write> write = value.map(Write::of);
    write.filter(w -> w.entry() != entry).ifPresent(w -> row.leaked(entry + " is " + w));
    Change found = new Change(entry, write.map(Write::generation));
    if (!reports.allow(found)) {
      row.lost(1);
    }
    reports.complete(found);
  }

  private void replace(int entry, Cache<Object, byte[]> cache) {
    long generation = System.nanoTime();
    cache.put(WriterMain.key(entry), new Write(entry, generation).value());
    row.took(Duration.ofNanos(System.nanoTime() - generation));
    reports.complete(new Change(entry, Optional.of(generation)));
  }
}
