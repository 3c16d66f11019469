package org.jcachehttp.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jspecify.annotations.Nullable;

/** One call of the client below, with the very request and options of the caller. */
final class Exchange implements Origin {

  private final Client delegate;
  private final Request request;
  private final Request.Options options;
  private @Nullable Response received;
  private @Nullable HttpResponse passedOn;

  Exchange(Client delegate, Request request, Request.Options options) {
    this.delegate = delegate;
    this.request = request;
    this.options = options;
  }

  @Override
  public HttpResponse send(HttpRequest asked) throws IOException {
    Response response = delegate.execute(request, options);
    HttpResponse converted = FeignMessages.toHttp(response);
    received = response;
    passedOn = converted;
    return converted;
  }

  /** The cache's answer; a body that only passed through is still the client's own object. */
  Response toFeign(HttpResponse answer) {
    if (received != null && passedOn != null && answer.body() == passedOn.body()) {
      return received.toBuilder().headers(FeignMessages.headers(answer.fields())).build();
    }
    return FeignMessages.toFeign(answer, request);
  }
}
