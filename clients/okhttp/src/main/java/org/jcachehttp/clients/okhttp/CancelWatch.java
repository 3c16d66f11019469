package org.jcachehttp.clients.okhttp;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import org.jcachehttp.storage.internal.DaemonThreads;

/**
 * Interrupts a thread that waits in the cache for another request after its own call was cancelled:
 * OkHttp's {@code cancel} closes a connection, which such a thread does not have.
 */
final class CancelWatch implements AutoCloseable {

  private static final long POLL_MILLIS = 50;
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final ReentrantLock lock = new ReentrantLock();
  private final Thread waiting = Thread.currentThread();
  private final Call call;
  private final Future<?> polling;
  private boolean interrupted;
  private boolean closed;

  private CancelWatch(Call call) {
    this.call = call;
    this.polling =
        TIMER.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, DaemonThreads.named("jcache-http-okhttp-cancel"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Watches a call of this thread until the watch is closed. */
  static CancelWatch over(Call call) {
    return new CancelWatch(call);
  }

  private void poll() {
    if (!call.isCanceled()) {
      return;
    }
    lock.lock();
    try {
      if (!closed && !interrupted && waiting.getState() == Thread.State.TIMED_WAITING) {
        interrupted = true;
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the failure as OkHttp reports it: that of a cancelled call if this interrupted it. */
  IOException explain(IOException failure) {
    lock.lock();
    try {
      return interrupted ? new IOException("Canceled", failure) : failure;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the watch; an interrupt of the watch does not outlive it. */
  @Override
  public void close() {
    polling.cancel(false);
    lock.lock();
    try {
      closed = true;
      if (interrupted) {
        boolean unused = Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }
}
