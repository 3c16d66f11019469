package org.jcachehttp.http.redirect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.secrets.NamedRules;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.message.TargetUri;

/**
 * The requests of one call: its own, and those that redirections lead to. A client that sends each
 * of them through an HTTP cache has every hop cached by its own rules, and the last response stored
 * once.
 *
 * <p>POST becomes GET after 301, 302 and 303; 307 and 308 keep method and content. A request to
 * another origin has no usual credentials (Authorization, Cookie, X-API-Key and the like), and no
 * header field that the cache keeps secret. Redirections from https to http are not followed.
 *
 * <p>For use by one thread at a time.
 */
public final class RedirectTrail {

  private static final int MOST_HOPS = 20;
  private static final NamedRules USUAL = PartRules.defaults().headers();

  private final Redirection redirection;
  private final List<HttpRequest> requests = new ArrayList<>(2);

  /** Requests before this index had fewer cookies than the next one. */
  private int comparedFrom;

  /**
   * {@return the trail that begins with a request}
   *
   * @param request the first request
   * @param isSecret returns whether another origin must not see the header field with that name,
   *     beside the usual credentials
   */
  public static RedirectTrail from(HttpRequest request, Predicate<String> isSecret) {
    return new RedirectTrail(
        requireNonNull(request, "request"),
        new Redirection(name -> USUAL.of(name).isPresent() || isSecret.test(name)));
  }

  private RedirectTrail(HttpRequest first, Redirection redirection) {
    this.redirection = redirection;
    this.requests.add(first);
  }

  /**
   * {@return whether the header field with a name is a credential, or kept secret by the cache}
   *
   * @param fieldName the name, in any case
   */
  public boolean isSecret(String fieldName) {
    return redirection.isSecret().test(fieldName);
  }

  /** {@return the request to send now: the first, or the one that {@link #next} returned last} */
  public HttpRequest current() {
    return requests.get(requests.size() - 1);
  }

  /**
   * Follows the redirection of a response to the current request.
   *
   * @param response the response to {@link #current()}; its body is not read, and only closed if
   *     the redirection is refused
   * @return the next request, which is now current; empty if the response is not a redirection that
   *     may be followed
   * @throws RedirectException after 20 redirections, or if a request repeats an earlier one and no
   *     response since then had a {@code Set-Cookie} field, so that its response would repeat too
   */
  public Optional<HttpRequest> next(HttpResponse response) throws RedirectException {
    Optional<HttpRequest> next = redirection.next(current(), response);
    if (next.isPresent()) {
      if (response.fields().has("Set-Cookie")) {
        comparedFrom = requests.size();
      }
      check(next.get(), response.body());
      requests.add(next.get());
    }
    return next;
  }

  /**
   * Follows redirections, beginning with that of a response to the current request, and closes the
   * bodies of all responses but the last.
   *
   * @param first the response to {@link #current()}
   * @param hops receives each next request
   * @return the first response that is not a redirection that may be followed
   * @throws RedirectException as {@link #next} does
   * @throws IOException if a request fails
   */
  public HttpResponse follow(HttpResponse first, Origin hops) throws IOException {
    HttpResponse response = first;
    while (next(response).isPresent()) {
      response.body().close();
      response = hops.send(current());
    }
    return response;
  }

  private void check(HttpRequest next, Body body) throws RedirectException {
    try {
      check(next);
    } catch (RedirectException refused) {
      try {
        body.close();
      } catch (IOException broken) {
        refused.addSuppressed(broken);
      }
      throw refused;
    }
  }

  private void check(HttpRequest next) throws RedirectException {
    TargetUri target = TargetUri.of(next.uri());
    if (requests.size() > MOST_HOPS) {
      throw new RedirectException(
          "more than " + MOST_HOPS + " redirections, the last one from " + host(current()));
    }
    for (HttpRequest earlier : requests.subList(comparedFrom, requests.size())) {
      if (earlier.method().equals(next.method()) && TargetUri.of(earlier.uri()).equals(target)) {
        throw new RedirectException(
            "a redirection from " + host(current()) + " repeats an earlier request");
      }
    }
  }

  /** Returns the methods and hosts of the requests; their paths and queries may contain secrets. */
  @Override
  public String toString() {
    return requests.stream()
        .map(request -> request.method() + ' ' + host(request))
        .collect(Collectors.joining(" -> ", "RedirectTrail[", "]"));
  }

  /** Paths and queries may contain secrets. */
  private static String host(HttpRequest request) {
    return TargetUri.of(request.uri()).authority();
  }
}
