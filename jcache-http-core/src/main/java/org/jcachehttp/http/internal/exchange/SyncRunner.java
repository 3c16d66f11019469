package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jspecify.annotations.Nullable;

/** Runs the actions of an exchange on the caller's thread. */
public final class SyncRunner {

  private final Exchange exchange;
  private final Origin origin;
  private final SoftTimeout softTimeout;

  /** Creates a runner for an exchange. */
  public SyncRunner(Exchange exchange, Origin origin, SoftTimeout softTimeout) {
    this.exchange = exchange;
    this.origin = origin;
    this.softTimeout = softTimeout;
  }

  /**
   * Runs actions, beginning with the given one, until the exchange has its response.
   *
   * @throws IOException if the origin failed and no stored response may be used instead
   */
  public Action.Respond run(Action first) throws IOException {
    Action action = first;
    while (!(action instanceof Action.Respond)) {
      action = next(action);
    }
    return (Action.Respond) action;
  }

  private Action next(Action action) throws IOException {
    if (action instanceof Action.SendToOrigin send) {
      return send(send);
    }
    if (action instanceof Action.Pause pause) {
      return pause(pause);
    }
    return action instanceof Action.SendWithin within
        ? sendWithin(within)
        : await((Action.AwaitInFlight) action);
  }

  private static Action pause(Action.Pause pause) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.delay().toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another process fetched the response");
    }
    return pause.next().get();
  }

  /** The origin blocks a thread, so another one waits for it. */
  private Action sendWithin(Action.SendWithin within) throws IOException {
    CompletableFuture<Action.Respond> whole = new CompletableFuture<>();
    CompletableFuture<Action.Respond> first = softTimeout.first(within, whole);
    try {
      softTimeout.executor().execute(() -> run(within, whole));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      run(within, whole);
    }
    try {
      return await(within, first);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw abandon(first);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  private static Action.Respond await(
      Action.SendWithin within, CompletableFuture<Action.Respond> first)
      throws InterruptedException, ExecutionException {
    try {
      return first.get(within.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      return first.completeAsync(within.stale(), Runnable::run).get();
    }
  }

  /** Leaves the response of the origin, which may be there already, without a caller. */
  private static InterruptedIOException abandon(CompletableFuture<Action.Respond> first)
      throws IOException {
    InterruptedIOException failure =
        new InterruptedIOException("interrupted while the response was revalidated");
    if (!first.completeExceptionally(failure) && !first.isCompletedExceptionally()) {
      first.join().response().body().close();
    }
    return failure;
  }

  private void run(Action.SendWithin within, CompletableFuture<Action.Respond> whole) {
    try {
      whole.complete(new SyncRunner(within.owner(), origin, softTimeout).run(within.send()));
    } catch (IOException | RuntimeException | Error failure) {
      whole.completeExceptionally(failure);
    } finally {
      // Has an effect only after a checked exception that the client must not throw.
      boolean unused = whole.cancel(false);
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) Objects.requireNonNull(cause);
  }

  private Action send(Action.SendToOrigin send) throws IOException {
    long requestTime = exchange.now();
    HttpResponse response;
    try {
      response = origin.send(send.request());
    } catch (IOException failure) {
      return send.handler().onFailure(failure);
    }
    return send.handler()
        .onResponse(new Action.TimedResponse(response, requestTime, exchange.now()));
  }

  private Action await(Action.AwaitInFlight await) throws InterruptedIOException {
    CompletableFuture<CollapseOutcome> future = await.future();
    try {
      return await.handler().apply(future.get(await.maxWait().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      return await.handler().apply(leave(future, new CollapseOutcome.TimedOut()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (leave(future, new CollapseOutcome.NotShareable())
          instanceof CollapseOutcome.Promoted promoted) {
        // This exchange became the leader, and makes another follower the leader if it fails.
        exchange.lead(promoted.request());
      }
      throw new InterruptedIOException("interrupted while another request fetched the response");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("an outcome is never an exception", impossible);
    }
  }

  /** Stops waiting; returns the outcome, which may have arrived in the meantime. */
  private static CollapseOutcome leave(
      CompletableFuture<CollapseOutcome> future, CollapseOutcome outcome) {
    future.complete(outcome);
    return future.join();
  }
}
