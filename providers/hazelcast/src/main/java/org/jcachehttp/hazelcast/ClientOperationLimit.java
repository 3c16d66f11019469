package org.jcachehttp.hazelcast;

import com.hazelcast.core.OperationTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.internal.StartUp;

/**
 * Limits the operations of a client. A client waits for a response as long as its connection
 * exists, so this class interrupts operations that take too long.
 */
final class ClientOperationLimit implements OperationLimit {

  private static final int BULK_FACTOR = 10;

  /** After this many times the limit without a success, a timeout replaces connections. */
  private static final int UNUSABLE_AFTER = 2;

  /** An interrupt is repeated, in case code on the way has ignored it. */
  private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Duration limit;
  private final Shared shared;

  /**
   * The parts that the limits of a client share.
   *
   * @param configured the configured limit for one entry
   * @param connection the connection that operations need
   * @param reconnect replaces connections that carry bytes, but no responses
   * @param timer interrupts operations
   * @param lastSuccessNanos when an operation succeeded for the last time
   * @param start the start of the client, during which operations have more time
   */
  private record Shared(
      Optional<Duration> configured,
      ClientConnection connection,
      Runnable reconnect,
      ScheduledThreadPoolExecutor timer,
      AtomicLong lastSuccessNanos,
      StartUp start) {

    /** Returns how long no operation has to succeed until connections are replaced. */
    long unusableAfterNanos() {
      return configured.orElse(Defaults.OPERATION_TIMEOUT).multipliedBy(UNUSABLE_AFTER).toNanos();
    }
  }

  private ClientOperationLimit(Duration limit, Shared shared) {
    this.limit = limit;
    this.shared = shared;
  }

  /**
   * Creates a limit.
   *
   * @param configured the limit for one entry, if one is configured; that of a bulk operation is
   *     ten times as long
   * @param connection the connection that operations need
   * @param reconnect replaces connections that carry bytes, but no responses
   */
  static ClientOperationLimit of(
      Optional<Duration> configured, ClientConnection connection, Runnable reconnect) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, ClientOperationLimit::daemon);
    timer.setRemoveOnCancelPolicy(true);
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new ClientOperationLimit(
        configured.orElse(Defaults.OPERATION_TIMEOUT),
        new Shared(
            configured,
            connection,
            reconnect,
            timer,
            new AtomicLong(System.nanoTime()),
            new StartUp()));
  }

  @Override
  public OperationLimit within(Duration timeout) {
    return new ClientOperationLimit(shared.configured().orElse(timeout), shared);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jcache-http-hazelcast-timeouts");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public <T> T run(Size size, Supplier<T> operation) {
    return shared.connection().call(() -> runConnected(size, operation));
  }

  private <T> T runConnected(Size size, Supplier<T> operation) {
    Duration longest =
        shared.start().limit(size == Size.BULK ? limit.multipliedBy(BULK_FACTOR) : limit);
    Running running = new Running(Thread.currentThread());
    Future<?> timeout =
        shared
            .timer()
            .scheduleWithFixedDelay(
                () -> expire(running), longest.toNanos(), REPEAT_NANOS, TimeUnit.NANOSECONDS);
    try {
      T result = operation.get();
      shared.lastSuccessNanos().set(System.nanoTime());
      shared.start().end();
      return result;
    } catch (RuntimeException failure) {
      if (running.end() == End.EXPIRED) {
        // Without its cause, which would look like an interrupt by the application.
        throw new OperationTimeoutException("no response within " + longest.toSeconds() + " s");
      }
      throw failure;
    } finally {
      running.end();
      timeout.cancel(false);
    }
  }

  private void expire(Running running) {
    running.expire();
    long silence = System.nanoTime() - shared.lastSuccessNanos().get();
    if (silence > shared.unusableAfterNanos()) {
      shared.lastSuccessNanos().set(System.nanoTime());
      // On a thread of its own, because it may wait, and other operations must end in time.
      daemon(shared.reconnect()).start();
    }
  }

  @Override
  public void close() {
    shared.timer().shutdown();
  }

  private enum End {
    IN_TIME,
    EXPIRED
  }

  /** An operation, which its own thread ends or the timer. */
  private static final class Running {
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread thread;
    private boolean ended;
    private boolean interrupted;

    Running(Thread thread) {
      this.thread = thread;
    }

    void expire() {
      lock.lock();
      try {
        if (!ended) {
          interrupted = true;
          thread.interrupt();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Ends the operation, and clears the interrupt of the timer. */
    End end() {
      lock.lock();
      try {
        if (interrupted && !ended) {
          boolean unused = Thread.interrupted();
        }
        ended = true;
        return interrupted ? End.EXPIRED : End.IN_TIME;
      } finally {
        lock.unlock();
      }
    }
  }
}
