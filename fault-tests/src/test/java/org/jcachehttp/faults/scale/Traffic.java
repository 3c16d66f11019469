package org.jcachehttp.faults.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.report.Measurement;

/**
 * Calls of threads of two clients with the same store, until it ends. Each thread makes one kind of
 * calls.
 */
final class Traffic implements AutoCloseable {

  private static final int CLIENTS = 2;
  private static final int HTTP_THREADS = 2;
  private static final int INCREMENT_THREADS = 2;

  /** Leaves the processors to the servers. */
  private static final long PAUSE_MILLIS = 20;

  private final List<TrafficClient> clients = new ArrayList<>();
  private final Increments increments;
  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean ended;

  /**
   * Opens the clients.
   *
   * @param uri the store
   * @param row what is measured
   */
  Traffic(String uri, Measurement row, long seed) {
    this.increments = new Increments(row);
    this.random = new Random(seed);
    for (int number = 0; number < CLIENTS; number++) {
      clients.add(TrafficClient.open(uri, row));
    }
  }

  void start() {
    for (TrafficClient client : clients) {
      client.awaitStore();
      for (int thread = 0; thread < HTTP_THREADS; thread++) {
        Random choices = new Random(random.nextLong());
        start(() -> client.call(choices));
      }
      for (int thread = 0; thread < INCREMENT_THREADS; thread++) {
        Random choices = new Random(random.nextLong());
        start(() -> increments.increment(client.counters(), choices));
      }
      Random choices = new Random(random.nextLong());
      start(() -> client.lookups().one(choices));
    }
  }

  private void start(Runnable call) {
    running.add(
        threads.submit(
            () -> {
              while (!ended) {
                call.run();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
              }
              return ended;
            }));
  }

  /** Ends the threads. */
  void end() throws Exception {
    ended = true;
    for (Future<?> thread : running) {
      var unused = thread.get();
    }
  }

  /** Compares the store and the statistics with what the calls have returned. */
  void check() {
    clients.forEach(TrafficClient::awaitStore);
    clients.forEach(TrafficClient::check);
    increments.check(clients.get(0).counters());
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdownNow();
    clients.forEach(TrafficClient::close);
  }
}
