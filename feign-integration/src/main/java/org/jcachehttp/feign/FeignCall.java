package org.jcachehttp.feign;

import feign.Request;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectException;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;

/** One call of a Feign client on its way through the cache. For use by one thread at a time. */
final class FeignCall {

  private final CacheSession session;
  private final CacheMode use;
  private final CallOptions wanted;
  private final Request request;
  private final HttpRequest converted;
  private final Request.Options options;
  private final RedirectTrail trail;
  private final Redirects redirects;

  FeignCall(
      CallRules rules,
      CacheMode use,
      CallOptions wanted,
      Request request,
      HttpRequest converted,
      Request.Options options) {
    this.session = rules.session();
    this.use = use;
    this.wanted = wanted;
    this.request = request;
    this.converted = converted;
    this.redirects = options.isFollowRedirects() ? rules.redirects() : Redirects.BY_CLIENT;
    this.options = options;
    this.trail = rules.session().cache().trail(converted);
  }

  /**
   * The cache's answer to what has to be asked now: the caller's request, or what redirections have
   * led to.
   *
   * @throws IOException if the origin was asked and failed, and nothing stored may answer for it
   */
  HttpResponse ask(Origin origin) throws IOException {
    return session.execute(trail.current(), origin, use, wanted);
  }

  /** The cache's answer to what has to be asked now. */
  CompletionStage<HttpResponse> askAsync(AsyncOrigin origin) {
    return session.executeAsync(trail.current(), origin, use, wanted);
  }

  /** The exchange for what has to be asked now. */
  Exchange exchange() {
    return new Exchange(request, converted);
  }

  /** The caller's options, except that the client below does not follow what is followed here. */
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

  /**
   * Whether that is the answer; if not, it has to be asked for what the redirection leads to.
   *
   * @throws RedirectException if it leads nowhere
   */
  boolean isAnsweredBy(HttpResponse answer) throws RedirectException {
    return redirects == Redirects.BY_CLIENT || trail.next(answer).isEmpty();
  }
}
