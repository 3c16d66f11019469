package org.jcachehttp.faults.scale;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jcachehttp.faults.report.Form;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A master is killed during mixed traffic, and its replica takes over. No HTTP call fails, no
 * acknowledged increment is lost with {@code replicas=1}, and the statistics have each call once.
 * The servers are tried at the same time, because the traffic has pauses.
 */
@Timeout(1_800)
class FailoverTest {

  static final List<String> SCHEMES = List.of("redis-cluster", "redis-sentinel");

  private static final Map<String, Future<?>> RUNS = new ConcurrentHashMap<>();
  private static final ExecutorService SERVERS = Executors.newCachedThreadPool();

  @BeforeAll
  static void start() {
    Random seeds = Form.random();
    for (String scheme : SCHEMES) {
      FailoverRun run = new FailoverRun(scheme, new Random(seeds.nextLong()));
      RUNS.put(
          scheme,
          SERVERS.submit(
              () -> {
                run.run();
                return scheme;
              }));
    }
  }

  @AfterAll
  static void end() {
    SERVERS.shutdownNow();
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void trafficContinuesWithoutTheKilledMaster(String scheme) throws Throwable {
    try {
      var unused = requireNonNull(RUNS.get(scheme)).get();
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }
}
