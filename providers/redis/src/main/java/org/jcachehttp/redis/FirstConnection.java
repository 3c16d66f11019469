package org.jcachehttp.redis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jcachehttp.storage.internal.Defaults;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;

/**
 * Runs calls on a separate thread until one has succeeded, and on the caller's thread from then on.
 *
 * <p>Redisson connects on the thread of the first call. An interrupt of that thread would be lost,
 * and would fail all callers that wait for the same connection.
 *
 * <p>A process that starts may load Redisson's classes for longer than the timeout of a connection.
 * A connection that times out is therefore tried again until the start-up timeout, which begins
 * with the first call, is over. A refused connection is not tried again. Thread-safe.
 */
final class FirstConnection {

  private final AtomicBoolean made = new AtomicBoolean();
  private final AtomicReference<@Nullable Instant> start = new AtomicReference<>();
  private final InstantSource clock;
  private final BooleanSupplier serverAccepts;

  /**
   * Creates a connection that is not made.
   *
   * @param serverAccepts whether the server accepts connections, asked when start-up is over
   */
  FirstConnection(InstantSource clock, BooleanSupplier serverAccepts) {
    this.clock = clock;
    this.serverAccepts = serverAccepts;
  }

  /**
   * Runs the work and returns its result.
   *
   * @throws RedisException also if the calling thread is interrupted. Its interrupt status stays
   *     set, and the work may still complete.
   */
  <T> T call(Supplier<T> work) {
    if (made.get()) {
      return work.get();
    }
    start.compareAndSet(null, clock.instant());
    T result =
        await(
            CompletableFuture.supplyAsync(
                () -> connect(work),
                connecting -> DaemonThreads.start("redis-connection", connecting)));
    made.set(true);
    return result;
  }

  private <T> T connect(Supplier<T> work) {
    while (true) {
      try {
        return work.get();
      } catch (RedisConnectionException failure) {
        if (!RedisErrors.isConnectTimeout(failure)) {
          throw failure;
        }
        if (startUpIsOver()) {
          throw serverAccepts.getAsBoolean() ? new SlowClientException(failure) : failure;
        }
      }
    }
  }

  /** The server accepts connections, and this client does not complete one in time. */
  static final class SlowClientException extends RedisException {

    private static final long serialVersionUID = 1L;

    SlowClientException(RedisConnectionException timeout) {
      super(timeout);
    }
  }

  private boolean startUpIsOver() {
    Instant begun = start.get();
    return begun != null && !clock.instant().isBefore(begun.plus(Defaults.START_UP_TIMEOUT));
  }

  private static <T> T await(CompletableFuture<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e);
    }
  }
}
