package org.jcachehttp.http.redirect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;

/**
 * The requests that one call comes to by way of redirections. Who sends each of them through an
 * HTTP cache has every hop cached by its own rules, and the response at the end stored once.
 *
 * <p>POST becomes GET after 301, 302 and 303, as everywhere; 307 and 308 keep method and content.
 * Another origin gets none of the usual credentials (Authorization, Cookie, X-API-Key and the
 * like), nor what the cache is told to keep secret. Nothing is followed from https to http.
 *
 * <p>For use by one thread at a time.
 */
public final class RedirectTrail {

  private static final int MOST_HOPS = 20;

  private final Redirection redirection;
  private final List<HttpRequest> requests = new ArrayList<>(2);

  /**
   * The trail that begins with that request.
   *
   * @param treatments what is secret in a request
   */
  public static RedirectTrail from(HttpRequest request, PartRules treatments) {
    return new RedirectTrail(request, new Redirection(treatments.headers()));
  }

  private RedirectTrail(HttpRequest first, Redirection redirection) {
    this.redirection = redirection;
    this.requests.add(first);
  }

  /** The request to be sent now: the first, or the one the last redirection led to. */
  public HttpRequest current() {
    return requests.get(requests.size() - 1);
  }

  /**
   * Moves to the request that the response to the current one leads to; empty if that response is
   * the end.
   *
   * @throws RedirectException after twenty redirections, or where they lead back
   */
  public Optional<HttpRequest> next(HttpResponse response) throws RedirectException {
    Optional<HttpRequest> next = redirection.next(current(), response);
    if (next.isPresent()) {
      check(next.get());
      requests.add(next.get());
    }
    return next;
  }

  private void check(HttpRequest next) throws RedirectException {
    TargetUri target = TargetUri.of(next.uri());
    if (requests.size() > MOST_HOPS) {
      throw new RedirectException(
          "more than " + MOST_HOPS + " redirections, the last one from " + host(current()));
    }
    for (HttpRequest earlier : requests) {
      if (earlier.method().equals(next.method()) && TargetUri.of(earlier.uri()).equals(target)) {
        throw new RedirectException("a redirection from " + host(current()) + " leads back");
      }
    }
  }

  /** Paths and queries may hold secrets. */
  private static String host(HttpRequest request) {
    return TargetUri.of(request.uri()).authority();
  }
}
