package org.jcachehttp.faults.network;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * All faults on one store, one after another.
 *
 * @param store the store
 * @param byFault the runs, which end when {@link #run} has reached them
 * @param proxied starts the server when the first run needs it
 */
record StoreRuns(
    RemoteStore store,
    Map<InjectedFault, FutureTask<Void>> byFault,
    FutureTask<ProxiedStore> proxied)
    implements Runnable {

  static StoreRuns of(RemoteStore store, Random random) {
    FutureTask<ProxiedStore> proxied = new FutureTask<>(() -> ProxiedStore.start(store));
    Map<InjectedFault, FutureTask<Void>> runs = new EnumMap<>(InjectedFault.class);
    for (InjectedFault fault : InjectedFault.values()) {
      runs.put(
          fault,
          new FutureTask<>(
              () -> {
                new FaultRun(proxied.get(), fault, random).run();
                return null;
              }));
    }
    return new StoreRuns(store, runs, proxied);
  }

  @Override
  public void run() {
    proxied.run();
    byFault.values().forEach(FutureTask::run);
    try {
      proxied.get().close();
    } catch (IOException | InterruptedException | ExecutionException failed) {
      throw new IllegalStateException("the server of " + store + " failed", failed);
    }
  }
}
