package org.jcachehttp.http.internal.policy;

import java.time.Duration;

/**
 * Decides when a stale response may be used (RFC 9111 section 4.2.4, RFC 5861).
 *
 * @param control the directives and settings that apply to the stored response
 * @param span for how long it has been stale, in milliseconds
 */
record Staleness(ResponseControl control, long span) {

  private static final String IF_ERROR = "stale-if-error";

  /**
   * Returns whether the response must not be used stale (RFC 9111 sections 5.2.2.2, 5.2.2.4,
   * 5.2.2.8 and 5.2.2.10).
   */
  boolean isForbidden() {
    CacheControl directives = control.directives();
    return directives.has("must-revalidate")
        || directives.isUnqualified("no-cache")
        || (control.settings().isShared()
            && (directives.has("proxy-revalidate") || directives.has("s-maxage")));
  }

  /** Returns whether the request accepts it by max-stale (RFC 9111 section 5.2.1.2). */
  boolean isAcceptedBy(CacheControl request) {
    if (!request.has("max-stale") || isForbidden()) {
      return false;
    }
    return request.argument("max-stale").isEmpty() || span <= request.millis("max-stale");
  }

  /**
   * Returns whether it may be used while it is revalidated (RFC 5861 section 3).
   *
   * @param configured the configured window
   */
  boolean isAllowedWhileRevalidating(Duration configured) {
    long stated = control.directives().millis("stale-while-revalidate");
    return isWithin(Math.max(stated, configured.toMillis()));
  }

  /**
   * Returns whether it may be used instead of an error (RFC 5861 section 4). A window of 0 in the
   * request or the response forbids it.
   *
   * @param request the directives of the request
   * @param configured the configured window
   */
  boolean isAllowedOnError(CacheControl request, Duration configured) {
    if (isZero(request) || isZero(control.directives())) {
      return false;
    }
    long stated = Math.max(control.directives().millis(IF_ERROR), request.millis(IF_ERROR));
    return isWithin(Math.max(stated, configured.toMillis()));
  }

  private static boolean isZero(CacheControl directives) {
    return directives.has(IF_ERROR) && directives.millis(IF_ERROR) == 0;
  }

  private boolean isWithin(long window) {
    return window > 0 && span <= window && !isForbidden();
  }
}
