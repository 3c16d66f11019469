package org.jcachehttp.faults.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.calls.CheckedCalls;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.testkit.processes.ChildProcess;
import org.jcachehttp.testkit.processes.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stopped process keeps its locks: others wait as long as documented, and nothing is lost. */
@Isolated
class StopTest {

  private static final int URLS = 10;
  private static final int BODY_BYTES = 64 << 10;
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** What a busy machine adds to a wait. */
  private static final Duration SLACK = Duration.ofSeconds(4);

  @TempDir private Path directory;

  private final Random random = Form.random();

  @ParameterizedTest
  @CsvSource({"sqlite, busy-timeout", "filesystem, lock-timeout"})
  void callsAreAnsweredInTimeWhileAWriterIsStopped(String scheme, String option) throws Exception {
    Measurement row =
        Measurement.of(
            "SIGSTOP of a writer",
            scheme,
            "`%s=1s`; another process reads and writes; tries are stopped writers"
                .formatted(option));
    URI uri =
        URI.create(
            "%s:%s?%s=%ds".formatted(scheme, directory.resolve("stop"), option, WAIT.toSeconds()));
    KilledWriters writers = new KilledWriters(uri, random, row);
    int refused = 0;
    for (int round = 0; round < Form.tries(2, 40); round++) {
      refused += stopOne(writers, uri, option, row);
      writers.check();
    }
    System.out.println(refused + " calls waited in vain for the lock of a stopped writer");
    row.end();
    assertThat(row.longest()).isLessThan(WAIT.plus(SLACK));
  }

  @Test
  void callsAreAnsweredByTheOriginWhileARedisServerIsStopped() throws Exception {
    Measurement row =
        Measurement.of(
            "SIGSTOP of the server",
            "redis",
            "default timeouts, behind an HTTP cache; tries are calls");
    try (StoppableRedis redis = StoppableRedis.start();
        HttpCache cache = openCache(redis.uri())) {
      CheckedCalls calls = new CheckedCalls(cache, row, BODY_BYTES);
      for (int round = 0; round < Form.tries(1, 10); round++) {
        calls.storeEach(URLS);
        redis.suspend();
        calls.callEach(URLS);
        redis.resume();
        calls.findEach(URLS);
      }
    }
    row.end();
    assertThat(row.longest())
        .as("a read and a write")
        .isLessThan(Duration.ofSeconds(4).plus(SLACK));
  }

  private static HttpCache openCache(URI uri) {
    return HttpCache.builder()
        .store(StoreSettings.defaults().withBreaker(2, Duration.ofSeconds(1)))
        .open(uri.toString());
  }

  private int stopOne(KilledWriters writers, URI uri, String option, Measurement row)
      throws Exception {
    List<ChildProcess> running = writers.start(1);
    try (ChildProcess writer = running.get(0);
        Store store = Store.open(uri)) {
      TimeUnit.NANOSECONDS.sleep(writers.moment().toNanos());
      writer.suspend();
      row.tried(1);
      Bystander bystander = new Bystander(store, option, row);
      bystander.readAndWrite();
      writer.resume();
      bystander.writeAgain();
      writers.end(writer);
      return bystander.refused();
    }
  }
}
