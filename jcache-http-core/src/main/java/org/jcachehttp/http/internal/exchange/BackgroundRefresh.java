package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revalidates stale responses in the background, at most one at a time for each key. After a
 * failure, or if the queue is full, the next request for the key tries again.
 */
public final class BackgroundRefresh implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(BackgroundRefresh.class);
  private static final int THREADS = 2;
  private static final int MAX_QUEUE = 1000;

  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
  private final Executor executor;
  private final Runnable onClose;

  private BackgroundRefresh(Executor executor, Runnable onClose) {
    this.executor = executor;
    this.onClose = onClose;
  }

  /** Returns one that uses an executor of the caller, and does not shut it down. */
  public static BackgroundRefresh on(Executor executor) {
    return new BackgroundRefresh(executor, () -> {});
  }

  /** Returns one with daemon threads of its own, which end when idle. */
  public static BackgroundRefresh onOwnThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_QUEUE),
            DaemonThreads.named("jcache-http-refresh"));
    threads.allowCoreThreadTimeOut(true);
    return new BackgroundRefresh(threads, threads::shutdownNow);
  }

  /** The work of a refresh. */
  @FunctionalInterface
  public interface Task {

    /**
     * Fetches and stores the response.
     *
     * @throws IOException if the origin fails
     */
    void run() throws IOException;
  }

  /** Starts the task, unless one for that key is in progress. */
  public void start(String key, Task task) {
    if (!inProgress.add(key)) {
      return;
    }
    try {
      executor.execute(() -> run(key, task));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      // The caller has the stale response, which the next request refreshes.
      inProgress.remove(key);
      log.debug("background refresh of {} cannot be started", key, noThread);
    }
  }

  private void run(String key, Task task) {
    try {
      task.run();
    } catch (IOException | RuntimeException failure) {
      log.debug("background refresh of {} failed, the stale response stays", key, failure);
    } finally {
      inProgress.remove(key);
    }
  }

  /** Ends this object's own threads. */
  @Override
  public void close() {
    onClose.run();
  }
}
