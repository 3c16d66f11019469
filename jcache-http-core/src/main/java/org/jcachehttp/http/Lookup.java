package org.jcachehttp.http;

import org.jcachehttp.http.stored.CachedResponse;

/** What a cache had for a key. */
sealed interface Lookup {

  /**
   * A response.
   *
   * @param response the response
   */
  record Found(CachedResponse response) implements Lookup {}

  /** Nothing that could be read. */
  record Absent() implements Lookup {}

  /** No answer: the cache failed. */
  record Unavailable() implements Lookup {}
}
