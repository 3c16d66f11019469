package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.Disposable;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/** One subscription to a call of a WebClient through the cache, including redirections. */
final class ReactiveExchange {

  private final CacheSession session;
  private final ReactiveMessages messages;
  private final CacheSession.Call call;
  private final ExchangeFunction next;
  private final ContextView context;

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
      CacheSession session,
      ReactiveMessages messages,
      CacheSession.Call call,
      ExchangeFunction next,
      ContextView context) {
    this.session = session;
    this.messages = messages;
    this.call = call;
    this.next = next;
    this.context = context;
  }

  private CompletionStage<HttpResponse> send(HttpRequest sent) {
    AtomicReference<Fields> written = new AtomicReference<>(Fields.empty());
    return next.exchange(messages.toSpring(sent, written::set))
        .map(answered -> received(sent, requireNonNull(written.get()), answered))
        .onErrorMap(WebClientRequestException.class, OriginFailure::new)
        .contextWrite(context)
        .toFuture();
  }

  /**
   * Filters below the cache may have added credentials to the request, as the connector has written
   * it, and as the response describes it if a filter has made a request of its own.
   */
  private HttpResponse received(HttpRequest sent, Fields written, ClientResponse answered) {
    Fields described = SpringFields.toHttp(answered.request().getHeaders());
    HttpResponse response = ReactiveMessages.toHttp(answered);
    return session.received(sent, written, session.received(sent, described, response));
  }

  /** Executes the call. A subscriber that cancels does not end it, because others may wait too. */
  void start(
      MonoSink<ClientResponse> sink, Function<HttpRequest, Optional<RedirectTrail>> redirects) {
    HttpRequest request = messages.toHttp();
    Optional<RedirectTrail> trail = redirects.apply(request);
    CompletionStage<HttpResponse> response =
        call.executeAsync(request, this::send).thenCompose(answered -> follow(trail, answered));
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
    return call.executeAsync(trail.get().current(), this::send)
        .thenCompose(answered -> follow(trail, answered));
  }

  private static void closeWhenComplete(CompletionStage<HttpResponse> response) {
    CompletionStage<Void> unused = response.thenAccept(answered -> closeLater(answered.body()));
  }

  /** Closing may wait for the origin, which an event loop must not. */
  static void closeLater(Body body) {
    Disposable unused = Schedulers.boundedElastic().schedule(() -> close(body));
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
