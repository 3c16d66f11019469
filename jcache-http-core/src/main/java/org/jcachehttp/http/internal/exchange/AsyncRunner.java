package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a call as their time comes, and blocks no thread but the executor's. */
public final class AsyncRunner {

  private final Exchange call;
  private final AsyncOrigin origin;
  private final Executor executor;

  /**
   * Steps of that call.
   *
   * @param executor runs what may wait for a store or a body
   */
  public AsyncRunner(Exchange call, AsyncOrigin origin, Executor executor) {
    this.call = call;
    this.origin = origin;
    this.executor = executor;
  }

  /** The answer that the step leads to. */
  public CompletionStage<Action.Answer> from(Action step) {
    if (step instanceof Action.Answer answer) {
      return CompletableFuture.completedFuture(answer);
    }
    CompletionStage<Action> next =
        step instanceof Action.Ask ask ? ask(ask) : await((Action.Await) step);
    return next.thenCompose(this::from);
  }

  private CompletionStage<Action> ask(Action.Ask ask) {
    long requestTime = call.now();
    return origin
        .send(ask.request())
        .handleAsync(
            (response, failure) -> reply(ask.reply(), requestTime, response, failure), executor);
  }

  private Action reply(
      Action.Reply reply,
      long requestTime,
      @Nullable HttpResponse response,
      @Nullable Throwable failure) {
    try {
      return response == null
          ? reply.failed(ioException(failure))
          : reply.received(new TimedResponse(response, requestTime, call.now()));
    } catch (IOException failed) {
      throw new CompletionException(failed);
    }
  }

  /** What the origin failed with; what is no failure of an exchange is nobody's to answer for. */
  private static IOException ioException(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof IOException exchange) {
      return exchange;
    }
    throw cause == null
        ? new IllegalStateException("the origin completed without a response")
        : new CompletionException(cause);
  }

  private CompletionStage<Action> await(Action.Await await) {
    return await
        .place()
        .completeOnTimeout(
            new CollapseOutcome.NotShareable(), await.longest().toMillis(), TimeUnit.MILLISECONDS)
        .thenApplyAsync(await.then()::to, executor);
  }
}
