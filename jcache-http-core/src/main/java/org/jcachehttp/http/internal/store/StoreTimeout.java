package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jcachehttp.storage.internal.DaemonThreads;

/** Runs operations on a few daemon threads, each within a time limit that includes queueing. */
final class StoreTimeout implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int MAX_QUEUE = 1000;

  private final Duration limit;
  private final ThreadPoolExecutor threads;

  StoreTimeout(Duration limit) {
    this(limit, THREADS, MAX_QUEUE);
  }

  /**
   * Creates a timeout with threads of its own.
   *
   * @param maxThreads the maximum number of threads
   * @param maxQueue the maximum number of operations that wait for a thread
   */
  StoreTimeout(Duration limit, int maxThreads, int maxQueue) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            maxThreads,
            maxThreads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(maxQueue),
            DaemonThreads.named("jcache-http-store"),
            (operation, full) -> {
              throw new CacheException("too many operations are waiting for the cache");
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs the operation.
   *
   * @throws CacheException if it exceeds the limit, or the queue is full
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  <R> R run(Supplier<R> operation) throws InterruptedException {
    FutureTask<R> task = new FutureTask<>(operation::get);
    threads.execute(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException exceeded) {
      throw new CacheException("no response within " + limit.toMillis() + " ms", exceeded);
    } catch (ExecutionException failed) {
      throw unchecked(failed);
    } finally {
      // A queued operation is dropped. A running one is not interrupted, because that could close
      // files and connections that other threads use.
      task.cancel(false);
    }
  }

  private static RuntimeException unchecked(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException own ? own : new CacheException(failed);
  }

  /** Ends the threads, each after its current operation. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
