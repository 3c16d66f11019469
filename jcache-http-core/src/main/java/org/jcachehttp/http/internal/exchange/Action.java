package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

/**
 * The next action of an exchange. The caching rules produce actions and never block; a runner
 * carries them out, on the caller's thread or asynchronously.
 */
public sealed interface Action {

  /**
   * Ends the exchange with a response.
   *
   * @param response the response
   * @param status how the response was obtained
   * @param key the key under which it is stored, or would be; empty if there was no lookup
   * @param shareable the entry that followers may use too, as it was accepted for storing; empty if
   *     the response is for this request only
   */
  record Respond(
      HttpResponse response,
      CacheStatus status,
      Optional<String> key,
      Optional<CachedResponse> shareable)
      implements Action {

    /** Returns the same action with a body that is still being received. */
    Respond withBody(Body body) {
      return new Respond(response.withBody(body), status, key, shareable);
    }

    /**
     * Reads the body of a response that no caller reads: it is stored at its end.
     *
     * @param maxBodySize the largest body that is stored, in bytes
     * @throws IOException if it cannot be read
     */
    public void receive(int maxBodySize) throws IOException {
      try (Body body = response.body()) {
        if (status instanceof CacheStatus.Stored) {
          long unused = body.open().skip(maxBodySize + 1L);
        }
      }
    }

    /** Returns the same action with an entry that followers may use too. */
    Respond sharing(CachedResponse entry) {
      return new Respond(response, status, key, Optional.of(entry));
    }
  }

  /**
   * Sends a request to the origin.
   *
   * @param request the request
   * @param handler continues with the result
   */
  record SendToOrigin(HttpRequest request, ResponseHandler handler) implements Action {}

  /**
   * Sends a request to the origin for an exchange of its own. The caller gets a stale response if
   * that takes too long.
   *
   * @param owner the exchange of the request
   * @param send the request
   * @param limit how long the caller waits
   * @param stale makes the stale response
   * @param onEnd receives the response of the origin, or null after a failure
   */
  record SendWithin(
      Exchange owner,
      Action send,
      Duration limit,
      Supplier<Respond> stale,
      Consumer<@Nullable Respond> onEnd)
      implements Action {}

  /**
   * Waits for an equal request that is in flight to the origin.
   *
   * @param future completes with the outcome of that request
   * @param maxWait the time limit
   * @param handler continues with the outcome
   */
  record AwaitInFlight(
      CompletableFuture<CollapseOutcome> future,
      Duration maxWait,
      Function<CollapseOutcome, Action> handler)
      implements Action {}

  /**
   * Waits for a process that has the lease of the response.
   *
   * @param delay the time until the next look at the lease
   * @param next looks at it, and continues
   */
  record Pause(Duration delay, Supplier<Action> next) implements Action {}

  /**
   * A response of the origin with the times that its age is calculated from (RFC 9111 section
   * 4.2.3).
   *
   * @param response the response
   * @param requestTime when the request was sent, epoch milliseconds
   * @param responseTime when the head of the response was received, epoch milliseconds
   */
  record TimedResponse(HttpResponse response, long requestTime, long responseTime) {

    int status() {
      return response.status();
    }

    /** Returns another response with the same times. */
    TimedResponse withResponse(HttpResponse other) {
      return new TimedResponse(other, requestTime, responseTime);
    }
  }

  /** Continues an exchange after a request to the origin. */
  @FunctionalInterface
  interface ResponseHandler {

    /**
     * Returns the action that follows the origin's response.
     *
     * @throws IOException if its body cannot be read
     */
    Action onResponse(TimedResponse received) throws IOException;

    /**
     * Returns the action that follows a request without a response.
     *
     * @throws IOException the failure, unless a stored response may be used instead
     */
    default Action onFailure(IOException failure) throws IOException {
      throw failure;
    }
  }
}
