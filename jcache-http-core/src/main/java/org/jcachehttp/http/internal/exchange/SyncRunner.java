package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/** Runs the actions of an exchange on the caller's thread. */
public final class SyncRunner {

  private final Exchange exchange;
  private final Origin origin;

  /** Creates a runner for an exchange. */
  public SyncRunner(Exchange exchange, Origin origin) {
    this.exchange = exchange;
    this.origin = origin;
  }

  /**
   * Runs actions, beginning with the given one, until the exchange has its response.
   *
   * @throws IOException if the origin failed and no stored response may be used instead
   */
  public Action.Respond run(Action first) throws IOException {
    Action action = first;
    while (!(action instanceof Action.Respond)) {
      action =
          action instanceof Action.SendToOrigin send
              ? send(send)
              : await((Action.AwaitInFlight) action);
    }
    return (Action.Respond) action;
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
      return await.handler().apply(leave(future));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (leave(future) instanceof CollapseOutcome.Promoted promoted) {
        // This exchange became the leader, and makes another follower the leader if it fails.
        exchange.lead(promoted.request());
      }
      throw new InterruptedIOException("interrupted while another request fetched the response");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("an outcome is never an exception", impossible);
    }
  }

  /** Stops waiting; returns the outcome, which may have arrived in the meantime. */
  private static CollapseOutcome leave(CompletableFuture<CollapseOutcome> future) {
    future.complete(new CollapseOutcome.NotShareable());
    return future.join();
  }
}
