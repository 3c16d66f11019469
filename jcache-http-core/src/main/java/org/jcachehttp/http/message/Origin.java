package org.jcachehttp.http.message;

import java.io.IOException;

/** Sends requests to the origin: an HTTP client. */
@FunctionalInterface
public interface Origin {

  /**
   * Sends a request and blocks until the header section of the final response has arrived; its body
   * may still be in transit.
   *
   * @param request the request, with the fields of the cache such as {@code If-None-Match}
   * @return the final response, with a body that the cache or its caller closes
   * @throws IOException if no response arrived
   */
  HttpResponse send(HttpRequest request) throws IOException;
}
