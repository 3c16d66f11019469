package org.jcachehttp.storage.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work that must succeed once before or beside the first operations of a remote store, such as the
 * creation of a table. It runs on a daemon thread, once at a time, and again after a failure when
 * an operation asks for it. Thread-safe.
 */
public final class Preparation {

  private final String thread;
  private final Runnable work;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable CompletableFuture<Void> attempt;
  private volatile boolean done;

  /**
   * Creates work that has not begun.
   *
   * @param thread the name of the thread
   * @param work throws if it does not succeed
   */
  public Preparation(String thread, Runnable work) {
    this.thread = thread;
    this.work = work;
  }

  /** Begins the work, unless it is running or has succeeded. */
  public void begin() {
    if (!done) {
      var unused = running();
    }
  }

  private CompletableFuture<Void> running() {
    lock.lock();
    try {
      CompletableFuture<Void> current = attempt;
      if (current == null || (current.isDone() && !done)) {
        current = CompletableFuture.runAsync(this::run, task -> DaemonThreads.start(thread, task));
        attempt = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    work.run();
    done = true;
  }

  /** Lets the next operation begin the work again, because its result is gone. */
  public void repeat() {
    done = false;
  }

  /**
   * Waits until the work has succeeded, and begins it if it is not running.
   *
   * @throws RuntimeException the failure of the work
   * @throws TimeoutException if the work is still running after the limit
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public void await(Duration limit) throws TimeoutException, InterruptedException {
    if (done) {
      return;
    }
    try {
      running().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      // The work is a Runnable.
      throw (RuntimeException) failed.getCause();
    }
  }
}
