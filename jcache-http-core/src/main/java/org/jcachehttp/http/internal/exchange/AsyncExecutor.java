package org.jcachehttp.http.internal.exchange;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.internal.DaemonThreads;

/**
 * The executor for the parts of asynchronous exchanges that may block: store operations and reading
 * bodies. By default these run on virtual threads, and before Java 21 on daemon threads that end
 * when idle. The executor is never shut down, so exchanges in progress complete after the cache is
 * closed.
 */
public record AsyncExecutor(Executor executor) {

  /** Returns the executor for lookups: an in-process store does not block, so none is needed. */
  public Executor forLookups(StorageLocation location) {
    return location instanceof StorageLocation.InProcess ? Runnable::run : executor;
  }

  /** Returns an executor with threads of its own. */
  public static AsyncExecutor onOwnThreads() {
    return new AsyncExecutor(threads());
  }

  /** Virtual threads are looked up reflectively because the code compiles for Java 17. */
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
          DaemonThreads.named("jcache-http-async"));
    } catch (IllegalAccessException | InvocationTargetException unusable) {
      throw new IllegalStateException("virtual threads cannot be started", unusable);
    }
  }
}
