package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a caller the response of the origin or the stale one, whichever is there first. A response
 * of the origin that is too late is read to its end, so that it is stored.
 *
 * @param executor waits for the origin
 * @param maxBodySize the largest body that is stored, in bytes
 */
public record SoftTimeout(Executor executor, int maxBodySize) {

  private static final Logger log = LoggerFactory.getLogger(SoftTimeout.class);

  /**
   * Returns the response for the caller: that of the origin, unless the caller completes it before.
   *
   * @param within the action, which ends with the response of the origin
   * @param origin the response of the origin
   */
  CompletableFuture<Action.Respond> first(
      Action.SendWithin within, CompletionStage<Action.Respond> origin) {
    CompletableFuture<Action.Respond> first = new CompletableFuture<>();
    origin.whenComplete(
        (respond, failure) -> {
          within.onEnd().accept(respond);
          complete(first, respond, failure);
        });
    return first;
  }

  /** Returns the response of the origin, or the stale one after the time limit. */
  CompletableFuture<Action.Respond> race(
      Action.SendWithin within, CompletionStage<Action.Respond> origin) {
    CompletableFuture<Action.Respond> first = first(within, origin);
    if (!first.isDone()) {
      // Not on the executor of the application, which may be busy or reject it.
      CompletableFuture.delayedExecutor(within.limit().toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> first.completeAsync(within.stale(), Runnable::run));
    }
    return first;
  }

  private void complete(
      CompletableFuture<Action.Respond> first,
      Action.@Nullable Respond respond,
      @Nullable Throwable failure) {
    if (respond == null) {
      boolean unused = first.completeExceptionally(failure);
    } else if (!first.complete(respond)) {
      readToEnd(respond);
    }
  }

  private void readToEnd(Action.Respond late) {
    try {
      late.receive(maxBodySize);
    } catch (IOException failure) {
      log.debug("a late response cannot be read, the stale one stays", failure);
    }
  }
}
