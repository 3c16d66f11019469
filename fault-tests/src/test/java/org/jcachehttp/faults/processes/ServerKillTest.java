package org.jcachehttp.faults.processes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.servers.LocalDatabase;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.testkit.processes.Store;
import org.jcachehttp.testkit.processes.Write;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A completed change survives the kill of the server, whose clients need no restart. */
@Timeout(600)
class ServerKillTest {

  private final Random random = Form.random();

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void everyCompletedChangeSurvivesTheKillOfTheServer(String database) throws Exception {
    Measurement row =
        Measurement.of(
            "kill -9 of the server",
            database,
            "killed while threads write, and restarted; tries are kills");
    Reports reports = new Reports();
    try (LocalDatabase server = (LocalDatabase) LocalServer.of(database);
        Store store = Store.open(server.uri("killed"))) {
      Cache<Object, byte[]> cache = store.cache(byte[].class);
      for (int round = 0; round < Form.tries(2, 30); round++) {
        awaitAnswer(cache);
        reports.read(changesUntilKilled(server, cache));
        row.tried(1);
        server.restart();
        check(server.uri("killed"), reports, row);
      }
      awaitAnswer(cache);
    }
    row.end();
  }

  /** Connections to the killed server fail once. The limit of the test ends this loop too. */
  private static void awaitAnswer(Cache<Object, byte[]> cache) {
    while (true) {
      try {
        cache.containsKey("any");
        return;
      } catch (CacheException brokenConnection) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
  }

  private List<String> changesUntilKilled(LocalDatabase server, Cache<Object, byte[]> cache) {
    return new ThreadsOfServer(cache, random.nextLong()).changeUntilFailure(server::kill);
  }

  private static void check(URI uri, Reports reports, Measurement row) {
    try (Store reopened = Store.open(uri)) {
      Cache<Object, byte[]> cache = reopened.cache(byte[].class);
      for (int entry : reports.entries()) {
        Optional<Write> write =
            Optional.ofNullable(cache.get(WriterMain.key(entry))).map(Write::of);
        write.filter(w -> w.entry() != entry).ifPresent(w -> row.leaked(entry + " is " + w));
        Change found = new Change(entry, write.map(Write::generation));
        if (!reports.allow(found)) {
          row.lost(1);
        }
        reports.complete(found);
      }
    }
  }
}
