package org.jcachehttp.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;

/** Threads that write and read an entry each until the end, and count successes and failures. */
final class Traffic {

  private static final int CALLS = 20;

  private final Region<String, byte[]> region;
  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAccumulator slowestNanos = new LongAccumulator(Math::max, 0);
  private final AtomicBoolean ended = new AtomicBoolean();

  Traffic(Region<String, byte[]> region) {
    this.region = region;
  }

  /** Writes and reads an entry until the end. */
  void run(int thread) {
    String key = "key" + thread;
    while (!ended.get()) {
      call(() -> TestRecords.write(region, key, 100));
      call(() -> region.read(key));
    }
  }

  private void call(Runnable operation) {
    long start = System.nanoTime();
    try {
      operation.run();
      successes.increment();
    } catch (StorageException outage) {
      failures.increment();
    }
    slowestNanos.accumulate(System.nanoTime() - start);
  }

  void awaitSuccesses() {
    awaitCalls(successes);
  }

  void awaitFailures() {
    awaitCalls(failures);
  }

  private static void awaitCalls(LongAdder counter) {
    long enough = counter.sum() + CALLS;
    Await.until(() -> counter.sum() >= enough);
  }

  void end() {
    ended.set(true);
  }

  /** Returns the duration of the slowest call. */
  Duration slowest() {
    return Duration.ofNanos(slowestNanos.get());
  }
}
