package org.jcachehttp.http.message;

import java.util.concurrent.CompletionStage;

/** An origin that is asked without waiting for its answer. */
@FunctionalInterface
public interface AsyncOrigin {

  /**
   * Sends the request; completes with the head of its final response, whose body may still be on
   * the way, or with an {@link java.io.IOException} if no response came.
   */
  CompletionStage<HttpResponse> send(HttpRequest request);
}
