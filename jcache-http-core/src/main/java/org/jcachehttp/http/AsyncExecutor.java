package org.jcachehttp.http;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jcachehttp.storage.StoragePlace;

/**
 * What runs the part of asynchronous calls that may wait for a store or a body: virtual threads
 * where the platform has them, else daemon threads that are there while there is something to do.
 */
record AsyncExecutor(Executor executor, Runnable closing) {

  /** What looks up: entries in the memory of the process are there without a wait. */
  Executor lookingUpIn(StoragePlace place) {
    return place instanceof StoragePlace.InProcess ? Runnable::run : executor;
  }

  /** An executor that stays the caller's. */
  static AsyncExecutor on(Executor executor) {
    return new AsyncExecutor(executor, () -> {});
  }

  /** Threads of the cache's own. */
  static AsyncExecutor onOwnThreads() {
    ExecutorService threads = threads();
    return new AsyncExecutor(threads, threads::shutdown);
  }

  /** Virtual threads are in Java 21, which this code does not demand. */
  private static ExecutorService threads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException olderPlatform) {
      return Executors.newCachedThreadPool(AsyncExecutor::daemon);
    } catch (IllegalAccessException | InvocationTargetException unusable) {
      throw new IllegalStateException("virtual threads cannot be started", unusable);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jcache-http-async");
    thread.setDaemon(true);
    return thread;
  }
}
