package org.jcachehttp.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jspecify.annotations.Nullable;

/** The calls of the client below for one call of the caller, with the caller's very options. */
final class Exchange implements Origin {

  private final Client delegate;
  private final Request request;
  private final HttpRequest asked;
  private final Request.Options options;
  // A refresh in the background may send on another thread, after the caller has its answer.
  private volatile @Nullable Received received;

  /**
   * What the client below answered.
   *
   * @param response in Feign's terms
   * @param converted in those of the cache
   */
  private record Received(Response response, HttpResponse converted) {}

  Exchange(Client delegate, Request request, HttpRequest asked, Request.Options options) {
    this.delegate = delegate;
    this.request = request;
    this.asked = asked;
    this.options = options;
  }

  @Override
  public HttpResponse send(HttpRequest sent) throws IOException {
    Request outgoing =
        sent.equals(asked) ? request : FeignMessages.withFields(request, sent.fields());
    Response response = delegate.execute(outgoing, options);
    HttpResponse converted = FeignMessages.toHttp(response);
    received = new Received(response, converted);
    return converted;
  }

  /** The cache's answer; a body that only passed through is still the client's own object. */
  Response toFeign(HttpResponse answer) {
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
