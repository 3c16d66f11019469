package org.jcachehttp.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheManager;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.processes.Store;

/**
 * An application whose threads make HTTP calls through a cache, increment counters and read them,
 * until {@link #end}. Several applications on the same store share the counters.
 *
 * <p>Not safe for use by several threads, other than those that it starts.
 */
final class MixedTraffic implements AutoCloseable {

  private static final int THREADS = 3;
  private static final long PAUSE_MILLIS = 2;

  /** Enough calls to use each key, and with it each server, several times. */
  private static final int ENOUGH = 200;

  private final CacheManager manager;
  private final HttpCache cache;
  private final HttpCalls http;
  private final CounterCalls counters;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> running = new ArrayList<>();

  private MixedTraffic(CacheManager manager, Measurement row) {
    this.manager = manager;
    this.cache = HttpCache.open(manager);
    this.http = new HttpCalls(cache, row);
    CacheCounts.Counted counted = CacheCounts.open(manager);
    this.counters = new CounterCalls(counted.cache(), counted.counts(), row);
  }

  /**
   * Opens the store and makes calls in threads of its own.
   *
   * @param uri the URI of the store
   * @param row counts the calls, and what is failed, lost or leaked
   * @return the application, which the caller closes
   */
  static MixedTraffic start(URI uri, Measurement row) {
    MixedTraffic traffic = new MixedTraffic(Store.open(uri).manager(), row);
    Random seeds = Form.random();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seeds.nextLong());
      traffic.running.add(traffic.threads.submit(() -> traffic.callUntilTheEnd(random)));
    }
    return traffic;
  }

  private void callUntilTheEnd(Random random) {
    while (!ended.get()) {
      http.call(random);
      counters.increment(random);
      counters.get(random);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until many more HTTP calls have ended, with a hit among them, and many increments. */
  void awaitCalls() {
    long calls = http.calls() + ENOUGH;
    long hits = http.hits() + 1;
    long increments = counters.increments() + ENOUGH;
    Await.until(
        () ->
            running.stream().allMatch(Future::isDone)
                || (http.calls() >= calls
                    && http.hits() >= hits
                    && counters.increments() >= increments));
  }

  /** Ends the calls, and requires that the statistics of both caches are consistent with them. */
  void end() throws ExecutionException, InterruptedException {
    ended.set(true);
    for (Future<?> thread : running) {
      thread.get();
    }
    System.out.printf(
        "%d HTTP calls, %d increments, %d failed increments and reads, %s%n",
        http.calls(), counters.increments(), counters.failures(), http);
    http.checkStatistics();
    counters.checkStatistics();
  }

  /** Returns the number of increments and reads of counters that failed, which is allowed. */
  long failures() {
    return counters.failures();
  }

  /**
   * Counts each acknowledged increment as lost that the counters do not have, after the end of the
   * calls. A failed increment may have been made, but not twice.
   *
   * @param all all applications that incremented the counters
   * @param row counts what is lost
   */
  static void findIncrements(List<MixedTraffic> all, Measurement row) {
    for (int i = 0; i < CounterCalls.COUNTERS; i++) {
      int counter = i;
      long value = all.get(0).counters.value(counter);
      long acknowledged = all.stream().mapToLong(a -> a.counters.acknowledged(counter)).sum();
      long unknown = all.stream().mapToLong(a -> a.counters.unknown(counter)).sum();
      row.lost(Math.max(0, acknowledged - value));
      assertThat(value).as("counter").isLessThanOrEqualTo(acknowledged + unknown);
    }
  }

  @Override
  public void close() {
    ended.set(true);
    threads.shutdownNow();
    cache.close();
    manager.close();
  }
}
