package org.jcachehttp.redisson;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.redisson.client.RedisException;

/**
 * Does work on a thread of its own until some work has succeeded, and on the caller's from then on.
 *
 * <p>Redisson connects on the thread that first asks for something. An interrupt of that thread
 * would be lost, and would fail everybody who waits for the same connection. Safe for use by many
 * threads.
 */
final class FirstConnection {

  private final AtomicBoolean made = new AtomicBoolean();

  /**
   * What the work answers.
   *
   * @throws RedisException also if the caller is interrupted, who stays so; what was begun may then
   *     still happen
   */
  <T> T call(Supplier<T> work) {
    if (made.get()) {
      return work.get();
    }
    T answer =
        await(
            CompletableFuture.supplyAsync(
                work, connecting -> DaemonThreads.start("redis-connection", connecting)));
    made.set(true);
    return answer;
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e);
    }
  }
}
