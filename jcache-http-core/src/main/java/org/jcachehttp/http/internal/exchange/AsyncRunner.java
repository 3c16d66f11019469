package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Runs the actions of an exchange asynchronously; only threads of the executor may block. */
public final class AsyncRunner {

  private final Exchange exchange;
  private final AsyncOrigin origin;
  private final SoftTimeout softTimeout;

  /**
   * Creates a runner for an exchange.
   *
   * @param softTimeout its executor runs store operations and reads bodies
   */
  public AsyncRunner(Exchange exchange, AsyncOrigin origin, SoftTimeout softTimeout) {
    this.exchange = exchange;
    this.origin = origin;
    this.softTimeout = softTimeout;
  }

  /** Runs actions, beginning with the given one, until the exchange has its response. */
  public CompletionStage<Action.Respond> run(Action action) {
    if (action instanceof Action.Respond respond) {
      return CompletableFuture.completedFuture(respond);
    }
    if (action instanceof Action.SendWithin within) {
      return softTimeout.race(within, run(within));
    }
    return next(action).thenCompose(this::run);
  }

  private CompletionStage<Action> next(Action action) {
    if (action instanceof Action.Pause pause) {
      return pause(pause);
    }
    return action instanceof Action.SendToOrigin send
        ? send(send)
        : await((Action.AwaitInFlight) action);
  }

  /** An executor that rejects the rest fails the exchange, which a delayed executor would lose. */
  private CompletionStage<Action> pause(Action.Pause pause) {
    return new CompletableFuture<Action.Pause>()
        .completeOnTimeout(pause, pause.delay().toNanos(), TimeUnit.NANOSECONDS)
        .thenApplyAsync(ended -> ended.next().get(), softTimeout.executor());
  }

  private CompletionStage<Action.Respond> run(Action.SendWithin within) {
    try {
      return new AsyncRunner(within.owner(), origin, softTimeout).run(within.send());
    } catch (RuntimeException | Error failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private CompletionStage<Action> send(Action.SendToOrigin send) {
    long requestTime = exchange.now();
    return origin
        .send(send.request())
        .handleAsync(
            (response, failure) -> handle(send.handler(), requestTime, response, failure),
            softTimeout.executor());
  }

  private Action handle(
      Action.ResponseHandler handler,
      long requestTime,
      @Nullable HttpResponse response,
      @Nullable Throwable failure) {
    try {
      return response == null
          ? handler.onFailure(ioException(failure))
          : handler.onResponse(new Action.TimedResponse(response, requestTime, exchange.now()));
    } catch (IOException failed) {
      throw new CompletionException(failed);
    }
  }

  /** Returns the origin's I/O failure, and throws any other failure. */
  private static IOException ioException(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof IOException io) {
      return io;
    }
    throw cause == null
        ? new IllegalStateException("the origin completed without a response")
        : new CompletionException(cause);
  }

  private CompletionStage<Action> await(Action.AwaitInFlight await) {
    return await
        .future()
        .completeOnTimeout(
            new CollapseOutcome.TimedOut(), await.maxWait().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(this::lead)
        .thenApplyAsync(await.handler(), softTimeout.executor());
  }

  /** Leads at once: if the executor rejects the rest, the failure of this exchange is known. */
  private CollapseOutcome lead(CollapseOutcome outcome) {
    if (outcome instanceof CollapseOutcome.Promoted promoted) {
      exchange.lead(promoted.request());
    }
    return outcome;
  }
}
