package org.jcachehttp.http;

import java.util.OptionalInt;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/** How a call to the origin ended, for the requests that waited for it. */
sealed interface News {

  /**
   * A response came that others may be answered with.
   *
   * @param request the request it came to
   * @param response the response
   */
  record Landed(HttpRequest request, CachedResponse response) implements News {}

  /**
   * The origin failed, and a stale response answered in its place.
   *
   * @param status of the origin's error; empty if no response came
   */
  record OriginFailed(OptionalInt status) implements News {}

  /** Everybody goes on alone: nothing came that others may use, or not in time. */
  record Scattered() implements News {}

  /**
   * The call failed, and the one who hears this makes the next.
   *
   * @param flight what to make it for
   */
  record Promoted(Flight flight) implements News {}
}
