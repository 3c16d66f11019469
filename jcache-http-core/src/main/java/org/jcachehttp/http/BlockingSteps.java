package org.jcachehttp.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/** Takes the steps of a call on the caller's thread. */
final class BlockingSteps {

  private final Call call;
  private final Origin origin;

  BlockingSteps(Call call, Origin origin) {
    this.call = call;
    this.origin = origin;
  }

  /**
   * The answer that the step leads to.
   *
   * @throws IOException if the origin was asked and failed, and nothing else may answer
   */
  Step.Answer from(Step first) throws IOException {
    Step step = first;
    while (!(step instanceof Step.Answer)) {
      step = step instanceof Step.Ask ask ? ask(ask) : await((Step.Await) step);
    }
    return (Step.Answer) step;
  }

  private Step ask(Step.Ask ask) throws IOException {
    long requestTime = call.now();
    HttpResponse response;
    try {
      response = origin.send(ask.request());
    } catch (IOException failure) {
      return ask.reply().failed(failure);
    }
    return ask.reply().received(new Received(response, requestTime, call.now()));
  }

  private Step await(Step.Await await) throws InterruptedIOException {
    CompletableFuture<News> place = await.place();
    try {
      return await.then().to(place.get(await.longest().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      return await.then().to(leave(place));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (leave(place) instanceof News.Promoted promoted) {
        // It is this call's turn, which has to be passed on.
        call.leads(promoted.flight());
      }
      throw new InterruptedIOException("interrupted while another call fetched the response");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("news is never an exception", impossible);
    }
  }

  /** The last news before the place was given up. */
  private static News leave(CompletableFuture<News> place) {
    place.complete(new News.Scattered());
    return place.join();
  }
}
