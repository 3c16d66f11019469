package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.stored.CachedResponse;

/**
 * Decides when a stale response may be used (RFC 9111 section 4.2.4, RFC 5861).
 *
 * @param directives the effective directives of the stored response
 * @param span for how long it has been stale, in milliseconds
 * @param policy the policy for the request
 */
record Staleness(CacheControl directives, long span, RequestPolicy policy) {

  /** Returns the staleness of a stored response at {@code now} (epoch milliseconds). */
  static Staleness of(CachedResponse stored, RequestPolicy policy, long now) {
    ResponseControl control =
        ResponseControl.of(policy, stored.request().target(), stored.response());
    return new Staleness(control.directives(), -stored.timeToLive(now), policy);
  }

  /**
   * Returns whether the response must not be used stale (RFC 9111 sections 5.2.2.2, 5.2.2.4,
   * 5.2.2.8 and 5.2.2.10).
   */
  boolean isForbidden() {
    return directives.has("must-revalidate")
        || directives.isUnqualified("no-cache")
        || (policy.settings().isShared()
            && (directives.has("proxy-revalidate") || directives.has("s-maxage")));
  }

  /** Returns whether the request accepts it by max-stale (RFC 9111 section 5.2.1.2). */
  boolean isAccepted() {
    CacheControl request = policy.directives();
    if (!request.has("max-stale") || isForbidden()) {
      return false;
    }
    return request.argument("max-stale").isEmpty() || span <= request.millis("max-stale");
  }

  /** Returns whether it may be used while it is revalidated (RFC 5861 section 3). */
  boolean isWithinRevalidation() {
    return isWithin(
        Math.max(
            directives.millis("stale-while-revalidate"), policy.staleWhileRevalidate().toMillis()));
  }

  /** Returns whether stale-if-error of response, request or settings applies (RFC 5861, 4). */
  boolean isWithinErrorWindow() {
    long stated =
        Math.max(directives.millis("stale-if-error"), policy.directives().millis("stale-if-error"));
    return isWithin(Math.max(stated, policy.staleIfError().toMillis()));
  }

  private boolean isWithin(long window) {
    return window > 0 && span <= window && !isForbidden();
  }
}
