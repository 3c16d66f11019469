package org.jcachehttp.faults.network;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jcachehttp.faults.report.Form;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * During each fault of the network every call is answered in the stated time, with its own
 * response, and afterwards calls are hits again. The stores are tried at the same time, because
 * they wait; each test awaits its own result.
 */
@Isolated
@Timeout(900)
class NetworkFaultTest {

  private static final Map<RemoteStore, Map<InjectedFault, FutureTask<Void>>> RUNS =
      new ConcurrentHashMap<>();

  private static final ExecutorService STORES = Executors.newCachedThreadPool();

  static Stream<Arguments> faultsAndStores() {
    return Stream.of(RemoteStore.values())
        .flatMap(
            store -> Stream.of(InjectedFault.values()).map(fault -> Arguments.of(fault, store)));
  }

  @BeforeAll
  static void start() {
    Random seeds = Form.random();
    for (RemoteStore store : RemoteStore.values()) {
      StoreRuns runs = StoreRuns.of(store, new Random(seeds.nextLong()));
      RUNS.put(store, runs.byFault());
      STORES.execute(runs);
    }
  }

  @AfterAll
  static void end() {
    STORES.shutdownNow();
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("faultsAndStores")
  void callsAreAnsweredInTimeAndHitsReturn(InjectedFault fault, RemoteStore store)
      throws Throwable {
    try {
      requireNonNull(requireNonNull(RUNS.get(store)).get(fault)).get();
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }
}
