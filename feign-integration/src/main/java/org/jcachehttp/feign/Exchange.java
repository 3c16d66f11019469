package org.jcachehttp.feign;

import feign.Request;
import feign.Response;
import java.io.IOException;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What goes to the client below, and what comes back, for one request of the caller or one hop. */
final class Exchange {

  private final Request request;
  private final HttpRequest converted;
  // A refresh in the background may send on another thread, after the caller has its answer.
  private volatile @Nullable Received received;

  /**
   * What the client below answered.
   *
   * @param response in Feign's terms
   * @param converted in those of the cache
   */
  private record Received(Response response, HttpResponse converted) {}

  /**
   * An exchange for that request.
   *
   * @param request the caller's, in Feign's terms
   * @param converted the caller's, in those of the cache
   */
  Exchange(Request request, HttpRequest converted) {
    this.request = request;
    this.converted = converted;
  }

  /** The request for the client below, which is the caller's own where nothing has changed. */
  Request outgoing(HttpRequest sent) {
    return sent.equals(converted) ? request : FeignMessages.toFeign(sent, request);
  }

  /**
   * The response of the client below for the cache.
   *
   * @throws IOException if its body cannot be opened
   */
  HttpResponse received(Response response) throws IOException {
    HttpResponse seen = FeignMessages.toHttp(response);
    received = new Received(response, seen);
    return seen;
  }

  /** The cache's answer; a body that only passed through is still the client's own object. */
  Response answer(HttpResponse answer) {
    Received last = received;
    if (last != null && passedThrough(answer, last.converted())) {
      return last.response().toBuilder()
          .headers(FeignMessages.headers(answer.fields()))
          .request(request)
          .build();
    }
    return FeignMessages.toFeign(answer, request);
  }

  /** All empty bodies are one: the status tells a 304 response from the stored one it confirms. */
  private static boolean passedThrough(HttpResponse answer, HttpResponse received) {
    return answer.body() == received.body() && answer.status() == received.status();
  }
}
