package org.jcachehttp.http.message;

import java.util.concurrent.CompletionStage;

/** Sends requests to the origin without blocking: an asynchronous HTTP client. */
@FunctionalInterface
public interface AsyncOrigin {

  /**
   * Sends a request.
   *
   * @param request the request, with the fields of the cache such as {@code If-None-Match}
   * @return a stage that completes when the header section of the final response has arrived, while
   *     its body may still be in transit; or with an {@link java.io.IOException} if no response
   *     arrived
   */
  CompletionStage<HttpResponse> send(HttpRequest request);
}
