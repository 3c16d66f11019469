package org.jcachehttp.faults.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A completed change survives the kill of its process; the store needs no repair. */
class KillTest {

  /** Processes that write at the same time and are killed one after the other. */
  private static final int TOGETHER = Form.tries(2, 4);

  private static final int ROUNDS = Form.tries(1, 50);

  private final Random random = Form.random();

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#shared")
  void everyCompletedChangeSurvivesTheKillOfItsProcess(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "kill -9 of writers", scheme, "writers killed at random moments; tries are kills");
    try (Backend backend = Backend.open(scheme)) {
      KilledWriters writers = new KilledWriters(backend.uri("kills"), random, row);
      for (int round = 0; round < ROUNDS; round++) {
        writers.kill(TOGETHER);
        writers.check();
      }
    }
    row.end();
  }

  /** Ehcache documents that only a close keeps the entries on disk. */
  @Test
  void aKillEmptiesTheDiskTierOfEhcacheWhichWorksAgain(@TempDir Path directory) throws Exception {
    Measurement row =
        Measurement.of(
            "kill -9 of writers", "ehcache", "writers killed at random moments; tries are kills");
    URI uri = URI.create("ehcache:" + directory + "?off-heap=16MiB&disk=256MiB");
    KilledWriters writers = new KilledWriters(uri, random, row);
    for (int round = 0; round < Form.tries(2, 200); round++) {
      writers.kill(1);
      writers.check();
      assertThatAClosedStoreKeepsItsEntries(uri, round);
    }
    row.endWithout("a crash empties the disk tier, as documented; entries survive a close");
  }

  private static void assertThatAClosedStoreKeepsItsEntries(URI uri, long round) {
    try (Store store = Store.open(uri)) {
      store.cache(Long.class).put("closed", round);
    }
    try (Store store = Store.open(uri)) {
      assertThat(store.cache(Long.class).get("closed")).isEqualTo(round);
    }
  }
}
