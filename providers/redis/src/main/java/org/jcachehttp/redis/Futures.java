package org.jcachehttp.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RFuture;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;

/**
 * Waits with a limit. The timeouts of Redisson end with its client: a call that is in progress when
 * the client is shut down may never return.
 */
final class Futures {

  private Futures() {}

  /**
   * Returns the result.
   *
   * @throws RedisException if the work failed or has no result within the limit, or if the calling
   *     thread is interrupted, whose interrupt status stays set
   */
  static <T> T await(RFuture<T> work, Duration limit) {
    try {
      return work.toCompletableFuture().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException(e);
    } catch (TimeoutException e) {
      throw new RedisTimeoutException("no result within " + limit);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RedisException failure ? failure : new RedisException(e);
    }
  }
}
