package org.jcachehttp.clients.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/** One subscription to a call of a WebClient through the cache, including redirections. */
final class ReactiveExchange {

  private final ReactiveMessages messages;
  private final CacheSession.Call call;
  private final AsyncOrigin origin;

  /** A failure of the connector, in the form that lets the cache use a stale response. */
  private static final class OriginFailure extends IOException {

    private static final long serialVersionUID = 1L;

    OriginFailure(WebClientRequestException cause) {
      super(cause);
    }
  }

  /**
   * A call through the cache.
   *
   * @param context the context of the subscriber, which filters below the cache see too
   */
  ReactiveExchange(
      ReactiveMessages messages,
      CacheSession.Call call,
      ExchangeFunction next,
      ContextView context) {
    this.messages = messages;
    this.call = call;
    this.origin =
        sent ->
            next.exchange(messages.toSpring(sent))
                .map(ReactiveMessages::toHttp)
                .onErrorMap(WebClientRequestException.class, OriginFailure::new)
                .contextWrite(context)
                .toFuture();
  }

  /** Executes the call. A subscriber that cancels does not end it, because others may wait too. */
  void start(
      MonoSink<ClientResponse> sink, Function<HttpRequest, Optional<RedirectTrail>> redirects) {
    HttpRequest request = messages.toHttp();
    Optional<RedirectTrail> trail = redirects.apply(request);
    CompletionStage<HttpResponse> response =
        call.executeAsync(request, origin).thenCompose(answered -> follow(trail, answered));
    sink.onCancel(() -> closeWhenComplete(response));
    CompletionStage<Void> unused =
        response
            .thenAccept(answered -> sink.success(messages.toSpring(answered)))
            .exceptionally(failure -> fail(sink, failure));
  }

  private CompletionStage<HttpResponse> follow(
      Optional<RedirectTrail> trail, HttpResponse response) {
    try {
      if (trail.isEmpty() || trail.get().next(response).isEmpty()) {
        return CompletableFuture.completedFuture(response);
      }
      response.body().close();
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(failure);
    }
    return call.executeAsync(trail.get().current(), origin)
        .thenCompose(answered -> follow(trail, answered));
  }

  /** Closing may wait for the origin, which an event loop must not. */
  private static void closeWhenComplete(CompletionStage<HttpResponse> response) {
    CompletionStage<Void> unused =
        response.thenAccept(
            answered -> Schedulers.boundedElastic().schedule(() -> close(answered.body())));
  }

  private static void close(Body body) {
    try {
      body.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Reports a failure of the connector as WebClient does. */
  private static @Nullable Void fail(MonoSink<ClientResponse> sink, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    sink.error(
        cause instanceof OriginFailure && cause.getCause() != null ? cause.getCause() : cause);
    return null;
  }
}
