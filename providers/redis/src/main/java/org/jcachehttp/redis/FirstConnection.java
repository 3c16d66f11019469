package org.jcachehttp.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.redisson.client.RedisException;

/**
 * Runs calls on a separate thread until one has succeeded, and on the caller's thread from then on.
 *
 * <p>Redisson connects on the thread of the first call. An interrupt of that thread would be lost,
 * and would fail all callers that wait for the same connection. Thread-safe.
 */
final class FirstConnection {

  private final AtomicBoolean made = new AtomicBoolean();

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
    T result =
        await(
            CompletableFuture.supplyAsync(
                work, connecting -> DaemonThreads.start("redis-connection", connecting)));
    made.set(true);
    return result;
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
