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
 * An asynchronous client that asks another one only for what an HTTP cache does not answer. Neither
 * the caller's thread nor the event loop of the client below waits for the cache or for a body:
 * that is done by the executor of the HTTP cache, and so is what depends on the answer, such as
 * decoding. Cancelling an answer does not cancel the exchange, which others may wait for.
 *
 * @param <C> what the client below keeps between requests
 */
public final class CachingAsyncClient<C> implements AsyncClient<C> {

  private final AsyncClient<C> delegate;
  private final CallRules rules;

  CachingAsyncClient(AsyncClient<C> delegate, CallRules rules) {
    this.delegate = delegate;
    this.rules = rules;
  }

  /** The client with that cache around it; safe for use by as many threads as the client. */
  public static <C> AsyncClient<C> wrap(AsyncClient<C> delegate, HttpCache cache) {
    return new CachingAsyncClient<>(
        delegate, new CallRules(CacheSession.over(cache), Redirects.BY_CACHE));
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<C> context) {
    Optional<FeignCall> call = rules.call(request, options);
    return call.isPresent()
        ? execute(call.get(), context).toCompletableFuture()
        : delegate.execute(request, options, context);
  }

  private CompletionStage<Response> execute(FeignCall call, Optional<C> context) {
    Exchange exchange = call.exchange();
    return call.askAsync(origin(call, exchange, context))
        .thenCompose(answer -> next(call, exchange, answer, context));
  }

  private CompletionStage<Response> next(
      FeignCall call, Exchange exchange, HttpResponse answer, Optional<C> context) {
    try {
      if (call.isAnsweredBy(answer)) {
        return CompletableFuture.completedFuture(exchange.answer(answer));
      }
      answer.body().close();
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(failure);
    }
    return execute(call, context);
  }

  private AsyncOrigin origin(FeignCall call, Exchange exchange, Optional<C> context) {
    return sent ->
        delegate
            .execute(exchange.outgoing(sent), call.options(), context)
            .thenApply(response -> received(exchange, response));
  }

  private static HttpResponse received(Exchange exchange, Response response) {
    try {
      return exchange.received(response);
    } catch (IOException failure) {
      throw new CompletionException(failure);
    }
  }
}
