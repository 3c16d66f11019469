package org.jcachehttp.http.message;

import java.util.concurrent.CompletionStage;

/** Sends requests to the origin without blocking: an asynchronous HTTP client. */
@FunctionalInterface
public interface AsyncOrigin {

  /**
   * Sends a request. The stage completes when the header section of the final response has arrived;
   * its body may still be in transit. It completes with an {@link java.io.IOException} if no
   * response arrived.
   */
  CompletionStage<HttpResponse> send(HttpRequest request);
}
