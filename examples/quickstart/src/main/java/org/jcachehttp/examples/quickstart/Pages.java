package org.jcachehttp.examples.quickstart;

import feign.RequestLine;
import feign.Response;
import java.net.URI;

/** Any page, as a Feign interface; a {@link Response} result leaves status and fields readable. */
interface Pages {

  /** Fetches the page; the caller closes the response. */
  @RequestLine("GET")
  Response get(URI page);
}
