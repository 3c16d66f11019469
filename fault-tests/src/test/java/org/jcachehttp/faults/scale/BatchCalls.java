package org.jcachehttp.faults.scale;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.Store;

/** A thread that writes and reads many entries at once, until {@link #end}. */
final class BatchCalls implements AutoCloseable {

  /** More than one batch of writes. */
  private static final int ENTRIES = 60;

  private final Store store;
  private final Cache<Object, Long> cache;
  private final Measurement row;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> running;

  private BatchCalls(Store store, Measurement row) {
    this.store = store;
    this.cache = store.cache(Long.class);
    this.row = row;
    this.running = thread.submit(this::callUntilTheEnd);
  }

  /**
   * Begins the calls.
   *
   * @param store the store, which {@link #close} closes
   * @param row counts the calls, and what failed or was lost
   */
  static BatchCalls start(Store store, Measurement row) {
    return new BatchCalls(store, row);
  }

  private void callUntilTheEnd() {
    for (long round = 0; !ended.get(); round++) {
      try {
        writeAndRead(round);
      } catch (Exception failure) {
        row.failed(failure);
      }
    }
  }

  private void writeAndRead(long round) throws Exception {
    Map<Object, Long> written = new HashMap<>();
    for (int i = 0; i < ENTRIES; i++) {
      written.put("entry " + i, round);
    }
    row.timed(
        () -> {
          cache.putAll(written);
          return written;
        });
    Map<Object, Long> read = row.timed(() -> cache.getAll(written.keySet()));
    row.lost(
        written.entrySet().stream()
            .filter(e -> !e.getValue().equals(read.get(e.getKey())))
            .count());
  }

  /** Ends the calls. */
  void end() throws ExecutionException, InterruptedException {
    ended.set(true);
    running.get();
  }

  @Override
  public void close() {
    ended.set(true);
    thread.shutdownNow();
    store.close();
  }
}
