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

/** Operations on a few threads of their own, for a limited time, that of waiting included. */
final class LimitedCalls implements StoreCalls {

  private static final int THREADS = 16;
  private static final int LONGEST_QUEUE = 1000;

  private final Duration limit;
  private final ThreadPoolExecutor threads;

  LimitedCalls(Duration limit) {
    this(limit, THREADS, LONGEST_QUEUE);
  }

  /**
   * @param size how many threads there are at most
   * @param longestQueue how many operations may wait for one
   */
  LimitedCalls(Duration limit, int size, int longestQueue) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(longestQueue),
            LimitedCalls::daemon,
            (operation, full) -> {
              throw new CacheException("no room for another operation on the cache");
            });
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jcache-http-store");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public <R> R run(Supplier<R> operation) throws InterruptedException {
    FutureTask<R> task = new FutureTask<>(operation::get);
    threads.execute(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLong) {
      throw new CacheException("no answer within " + limit.toMillis() + " ms", tooLong);
    } catch (ExecutionException failed) {
      throw unchecked(failed);
    } finally {
      // What has not begun never will. What has begun is not interrupted: that would close the
      // files and connections of the cache under everybody else.
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

  @Override
  public void close() {
    threads.shutdown();
  }
}
