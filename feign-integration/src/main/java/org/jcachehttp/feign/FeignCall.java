package org.jcachehttp.feign;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectException;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * One call of a Feign client through the cache, including redirects. For use by one thread at a
 * time, except that a background refresh may use the delegate at any time.
 */
final class FeignCall {

  private final CacheSession session;
  private final CacheMode mode;
  private final CallOptions callOptions;
  private final Request request;
  private final HttpRequest converted;
  private final Request.Options options;
  private final Redirects redirects;
  private @Nullable RedirectTrail trail;
  private volatile @Nullable Received received;

  /**
   * A response of the delegate.
   *
   * @param response the Feign response
   * @param converted the response for the cache
   */
  private record Received(Response response, HttpResponse converted) {}

  private FeignCall(
      CacheSession session,
      CacheMode mode,
      CallOptions callOptions,
      Request request,
      HttpRequest converted,
      Request.Options options,
      Redirects redirects) {
    this.session = session;
    this.mode = mode;
    this.callOptions = callOptions;
    this.request = request;
    this.converted = converted;
    this.options = options;
    this.redirects = redirects;
  }

  /** Returns the call for a request; empty if the request does not use the cache. */
  static Optional<FeignCall> of(
      CacheSession session, Redirects redirects, Request request, Request.Options options) {
    Optional<CacheScope> scope = CacheScope.current();
    CacheMode mode =
        scope.isPresent() ? scope.get().mode().orElseGet(session::mode) : session.mode();
    if (mode == CacheMode.NO_STORE) {
      return Optional.empty();
    }
    Optional<HttpRequest> converted = FeignMessages.toHttp(request);
    if (converted.isEmpty()) {
      return Optional.empty();
    }
    CallOptions ofMethod = MethodRules.of(request).options(options);
    return Optional.of(
        new FeignCall(
            session,
            mode,
            scope.isPresent() ? scope.get().options().orElse(ofMethod) : ofMethod,
            request,
            converted.get(),
            options,
            options.isFollowRedirects() ? redirects : Redirects.BY_CLIENT));
  }

  /**
   * Returns the cache's response to the request, or to the target of the last redirect.
   *
   * @throws IOException if the origin failed and no stored response may be used instead
   */
  HttpResponse execute(Origin origin) throws IOException {
    return session.execute(current(), origin, mode, callOptions);
  }

  /** Asynchronous form of {@link #execute}. */
  CompletionStage<HttpResponse> executeAsync(AsyncOrigin origin) {
    return session.executeAsync(current(), origin, mode, callOptions);
  }

  private HttpRequest current() {
    return trail == null ? converted : trail.current();
  }

  /**
   * Follows a redirect; returns false if the response is the final one.
   *
   * @throws RedirectException if the redirect cannot be followed
   */
  boolean follows(HttpResponse response) throws RedirectException {
    if (redirects == Redirects.BY_CLIENT || response.status() / 100 != 3) {
      return false;
    }
    if (trail == null) {
      trail = session.cache().trail(converted);
    }
    return trail.next(response).isPresent();
  }

  /** Returns the options for the delegate, which must not follow redirects that the cache does. */
  Request.Options options() {
    return redirects == Redirects.BY_CLIENT
        ? options
        : new Request.Options(
            options.connectTimeout(),
            options.connectTimeoutUnit(),
            options.readTimeout(),
            options.readTimeoutUnit(),
            false);
  }

  /** Returns the Feign request to send: the caller's own if it is unchanged. */
  Request outgoing(HttpRequest sent) {
    return sent.equals(converted) ? request : FeignMessages.toFeign(sent, request);
  }

  /**
   * Converts a response of the delegate for the cache.
   *
   * @throws IOException if its body cannot be opened
   */
  HttpResponse received(Response response) throws IOException {
    HttpResponse forCache = FeignMessages.toHttp(response);
    received = new Received(response, forCache);
    return forCache;
  }

  /** Converts the final response for the caller; an unread body is the delegate's own object. */
  Response toFeign(HttpResponse response) {
    Received last = received;
    return last != null && isUnread(response, last.converted())
        ? last.response().toBuilder()
            .headers(FeignMessages.headers(response.fields()))
            .request(request)
            .build()
        : FeignMessages.toFeign(response, request);
  }

  /** All empty bodies are one object, so that the status is compared too. */
  private static boolean isUnread(HttpResponse response, HttpResponse received) {
    return response.body() == received.body() && response.status() == received.status();
  }
}
