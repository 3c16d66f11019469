package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes responses while their stale predecessors answer, each by one call at a time. A refresh
 * that fails, or for which there is no room, is left to the next request.
 */
public final class BackgroundRefresh implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(BackgroundRefresh.class);
  private static final int THREADS = 2;
  private static final int LONGEST_QUEUE = 1000;

  private final Set<String> underway = ConcurrentHashMap.newKeySet();
  private final Executor executor;
  private final Runnable closing;

  private BackgroundRefresh(Executor executor, Runnable closing) {
    this.executor = executor;
    this.closing = closing;
  }

  /** On an executor that stays the caller's. */
  public static BackgroundRefresh on(Executor executor) {
    return new BackgroundRefresh(executor, () -> {});
  }

  /** On daemon threads, which are there only while there is something to do. */
  public static BackgroundRefresh onOwnThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(LONGEST_QUEUE),
            BackgroundRefresh::daemon);
    threads.allowCoreThreadTimeOut(true);
    return new BackgroundRefresh(threads, threads::shutdownNow);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jcache-http-refresh");
    thread.setDaemon(true);
    return thread;
  }

  /** What a refresh does. */
  @FunctionalInterface
  public interface Call {

    /**
     * Asks the origin and stores what comes.
     *
     * @throws IOException if no response came
     */
    void run() throws IOException;
  }

  /** Starts the call, unless one for that key is under way. */
  public void start(String key, Call call) {
    if (!underway.add(key)) {
      return;
    }
    try {
      executor.execute(() -> run(key, call));
    } catch (RejectedExecutionException noRoom) {
      underway.remove(key);
      log.debug("no room for the refresh of {}", key, noRoom);
    }
  }

  private void run(String key, Call call) {
    try {
      call.run();
    } catch (IOException | RuntimeException failure) {
      log.debug("the refresh of {} failed, its stale response stays", key, failure);
    } finally {
      underway.remove(key);
    }
  }

  /** Ends the threads that are this object's own. */
  @Override
  public void close() {
    closing.run();
  }
}
