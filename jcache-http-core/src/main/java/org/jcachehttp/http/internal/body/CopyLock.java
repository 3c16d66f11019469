package org.jcachehttp.http.internal.body;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The lock of a copy, and its one condition: something has changed. */
final class CopyLock {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Work of a reader, which may fail. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  <T> T lockedRead(Work<T> work) throws IOException {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  /** Does locked work, and wakes those who wait for a change. */
  <T> T change(Supplier<T> work) {
    return locked(
        () -> {
          signalChange();
          return work.get();
        });
  }

  void signalChange() {
    changed.signalAll();
  }

  /** Waits for a change, or without one; the caller checks its condition again. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  void awaitChange() throws InterruptedIOException {
    try {
      changed.await();
    } catch (InterruptedException interrupt) {
      throw interrupted();
    }
  }

  /** Waits for a change; returns false if there was none for that time. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  boolean isChangedWithin(Duration time) throws InterruptedIOException {
    try {
      return changed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupt) {
      throw interrupted();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller loops
  void awaitChangeUninterruptibly() {
    changed.awaitUninterruptibly();
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while another caller read the body");
  }
}
