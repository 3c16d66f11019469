package org.jcachehttp.http.internal.exchange;

import java.util.OptionalInt;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/** How a call to the origin ended, for the requests that waited for it. */
sealed interface CollapseOutcome {

  /**
   * A response came that others may be answered with.
   *
   * @param request the request it came to
   * @param response the response
   */
  record Shared(HttpRequest request, CachedResponse response) implements CollapseOutcome {}

  /**
   * The origin failed, and a stale response answered in its place.
   *
   * @param status of the origin's error; empty if no response came
   */
  record OriginFailed(OptionalInt status) implements CollapseOutcome {}

  /** Everybody goes on alone: nothing came that others may use, or not in time. */
  record NotShareable() implements CollapseOutcome {}

  /**
   * The call failed, and the one who hears this makes the next.
   *
   * @param request what to make it for
   */
  record Promoted(InFlightRequest request) implements CollapseOutcome {}
}
