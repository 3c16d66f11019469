package org.jcachehttp.faults.processes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.processes.Write;

/** Threads that change their own entries until the server is killed. */
final class ThreadsOfServer {

  private static final int THREADS = 4;
  private static final int ENTRIES_PER_THREAD = 8;

  /** One change of this many is a removal. */
  private static final int CHANGES_PER_REMOVAL = 4;

  private static final int FEWEST_REPORTS = 40;
  private static final int MOST_REPORTS = 800;

  private final Cache<Object, byte[]> cache;
  private final Random random;
  private final List<String> reports = Collections.synchronizedList(new ArrayList<>());

  ThreadsOfServer(Cache<Object, byte[]> cache, long seed) {
    this.cache = cache;
    this.random = new Random(seed);
  }

  /**
   * Changes entries, and kills the server after a random number of changes.
   *
   * @param kill kills it
   * @return the lines that {@link Reports} reads
   */
  List<String> changeUntilFailure(Runnable kill) {
    long seed = random.nextLong();
    int enough = random.nextInt(FEWEST_REPORTS, MOST_REPORTS);
    Threads.run(
        THREADS + 1,
        thread -> {
          if (thread == THREADS) {
            killAfter(enough, kill);
          } else {
            change(thread * ENTRIES_PER_THREAD, new Random(seed + thread));
          }
        });
    return List.copyOf(reports);
  }

  private void killAfter(int enough, Runnable kill) {
    while (reports.size() < enough) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
    }
    kill.run();
  }

  private void change(int first, Random choices) {
    for (long generation = System.nanoTime(); true; generation++) {
      int entry = first + choices.nextInt(ENTRIES_PER_THREAD);
      boolean isRemoval = choices.nextInt(CHANGES_PER_REMOVAL) == 0;
      Change change = new Change(entry, isRemoval ? Optional.empty() : Optional.of(generation));
      reports.add(change.toLine(WriterMain.BEGUN));
      try {
        execute(change);
      } catch (CacheException killed) {
        return;
      }
      reports.add(change.toLine(WriterMain.COMPLETED));
    }
  }

  private void execute(Change change) {
    Object key = WriterMain.key(change.entry());
    if (change.generation().isEmpty()) {
      cache.remove(key);
    } else {
      cache.put(key, new Write(change.entry(), change.generation().get()).value());
    }
  }
}
