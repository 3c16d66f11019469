package org.jcachehttp.feign;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpResponse;

/**
 * An asynchronous Feign client that responds from an HTTP cache, and uses another client for
 * requests to the origin. Store operations, reading of bodies and all that depends on the response,
 * such as decoding, run on the executor of the HTTP cache and block neither the caller's thread nor
 * the event loop of the delegate. Cancelling a response does not cancel the request to the origin,
 * because collapsed requests may wait for it.
 *
 * @param <C> the session context of the delegate
 */
public final class CachingAsyncClient<C> implements AsyncClient<C> {

  private final AsyncClient<C> delegate;
  private final CacheSession session;
  private final Redirects redirects;

  CachingAsyncClient(AsyncClient<C> delegate, CacheSession session, Redirects redirects) {
    this.delegate = delegate;
    this.session = session;
    this.redirects = redirects;
  }

  /**
   * {@return the client with the cache in front of it, as thread-safe as the client itself}
   *
   * @param <C> the session context of the delegate
   * @param delegate the client for requests to the origin
   * @param cache the cache, which the caller closes
   */
  public static <C> AsyncClient<C> wrap(AsyncClient<C> delegate, HttpCache cache) {
    return new CachingAsyncClient<>(delegate, CacheSession.over(cache), Redirects.BY_CACHE);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<C> context) {
    Optional<FeignCall> call = FeignCall.of(session, redirects, request, options);
    return call.isPresent()
        ? execute(call.get(), context).toCompletableFuture()
        : delegate.execute(request, options, context);
  }

  private CompletionStage<Response> execute(FeignCall call, Optional<C> context) {
    return call.executeAsync(origin(call, context))
        .thenCompose(response -> follow(call, response, context));
  }

  private CompletionStage<Response> follow(
      FeignCall call, HttpResponse response, Optional<C> context) {
    try {
      if (!call.follows(response)) {
        return CompletableFuture.completedFuture(call.toFeign(response));
      }
      response.body().close();
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(failure);
    }
    return execute(call, context);
  }

  private AsyncOrigin origin(FeignCall call, Optional<C> context) {
    return sent ->
        delegate
            .execute(call.outgoing(sent), call.options(), context)
            .thenApply(response -> received(call, response));
  }

  private static HttpResponse received(FeignCall call, Response response) {
    try {
      return call.received(response);
    } catch (IOException failure) {
      throw new CompletionException(failure);
    }
  }
}
