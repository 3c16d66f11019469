package org.jcachehttp.http.internal.exchange;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.StorageLocation;

/**
 * What runs the part of asynchronous calls that may wait for a store or a body: virtual threads
 * where the platform has them, else daemon threads that are there while there is something to do.
 * Neither is ever shut down: a call that is under way when its cache is closed comes to its end.
 */
public record AsyncExecutor(Executor executor) {

  /** What looks up: entries in the memory of the process are there without a wait. */
  public Executor lookingUpIn(StorageLocation place) {
    return place instanceof StorageLocation.InProcess ? Runnable::run : executor;
  }

  /** Threads of the cache's own. */
  public static AsyncExecutor onOwnThreads() {
    return new AsyncExecutor(threads());
  }

  /** Virtual threads are in Java 21, which this code does not demand. */
  private static Executor threads() {
    try {
      return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException olderPlatform) {
      return new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          AsyncExecutor::daemon);
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
