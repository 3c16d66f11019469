package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/** Takes the steps of a call on the caller's thread. */
public final class SyncRunner {

  private final Exchange call;
  private final Origin origin;

  public SyncRunner(Exchange call, Origin origin) {
    this.call = call;
    this.origin = origin;
  }

  /**
   * The answer that the step leads to.
   *
   * @throws IOException if the origin was asked and failed, and nothing else may answer
   */
  public Action.Answer from(Action first) throws IOException {
    Action step = first;
    while (!(step instanceof Action.Answer)) {
      step = step instanceof Action.Ask ask ? ask(ask) : await((Action.Await) step);
    }
    return (Action.Answer) step;
  }

  private Action ask(Action.Ask ask) throws IOException {
    long requestTime = call.now();
    HttpResponse response;
    try {
      response = origin.send(ask.request());
    } catch (IOException failure) {
      return ask.reply().failed(failure);
    }
    return ask.reply().received(new TimedResponse(response, requestTime, call.now()));
  }

  private Action await(Action.Await await) throws InterruptedIOException {
    CompletableFuture<CollapseOutcome> place = await.place();
    try {
      return await.then().to(place.get(await.longest().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      return await.then().to(leave(place));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (leave(place) instanceof CollapseOutcome.Promoted promoted) {
        // It is this call's turn, which has to be passed on.
        call.leads(promoted.request());
      }
      throw new InterruptedIOException("interrupted while another call fetched the response");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("news is never an exception", impossible);
    }
  }

  /** The last news before the place was given up. */
  private static CollapseOutcome leave(CompletableFuture<CollapseOutcome> place) {
    place.complete(new CollapseOutcome.NotShareable());
    return place.join();
  }
}
