package org.jcachehttp.http.message;

import java.io.IOException;

/** Whatever answers a request that the cache does not: an HTTP client with a server behind it. */
@FunctionalInterface
public interface Origin {

  /**
   * Sends the request and waits for the head of its final response, whose body may still be on the
   * way.
   *
   * @throws IOException if no response came
   */
  HttpResponse send(HttpRequest request) throws IOException;
}
