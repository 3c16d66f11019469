package org.jcachehttp.examples.quickstart;

import feign.RequestLine;
import feign.Response;
import java.net.URI;

/** A Feign interface for any URL; a {@link Response} gives access to status and fields. */
interface PageClient {

  /** Fetches the page; the caller closes the response. */
  @RequestLine("GET")
  Response get(URI page);
}
