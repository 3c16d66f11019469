package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.stored.CachedResponse;

/**
 * When a stale response may still be used (RFC 9111 section 4.2.4, RFC 5861).
 *
 * @param directives the directives of the stored response that count
 * @param span for how long it has been stale, in milliseconds
 * @param policy what the request and the user of the cache allow
 */
record Staleness(CacheControl directives, long span, RequestPolicy policy) {

  /** The staleness of what is stored for a request, at {@code now} (epoch milliseconds). */
  static Staleness of(CachedResponse stored, RequestPolicy policy, long now) {
    ResponseControl control =
        ResponseControl.of(policy, stored.request().target(), stored.response());
    return new Staleness(control.directives(), -stored.timeToLive(now), policy);
  }

  /**
   * RFC 9111 sections 5.2.2.2, 5.2.2.4, 5.2.2.8 and 5.2.2.10: never without successful validation.
   */
  boolean isForbidden() {
    return directives.has("must-revalidate")
        || directives.isUnqualified("no-cache")
        || (policy.settings().isShared()
            && (directives.has("proxy-revalidate") || directives.has("s-maxage")));
  }

  /** RFC 9111 section 5.2.1.2: the request directive max-stale. */
  boolean isAccepted() {
    CacheControl request = policy.directives();
    if (!request.has("max-stale") || isForbidden()) {
      return false;
    }
    return request.argument("max-stale").isEmpty() || span <= request.millis("max-stale");
  }

  /** RFC 5861 section 3: stale-while-revalidate. */
  boolean isWithinRevalidation() {
    return isWithin(
        Math.max(
            directives.millis("stale-while-revalidate"), policy.staleWhileRevalidate().toMillis()));
  }

  /** RFC 5861 section 4: stale-if-error, of the response, the request or the configuration. */
  boolean isWithinErrorWindow() {
    long stated =
        Math.max(directives.millis("stale-if-error"), policy.directives().millis("stale-if-error"));
    return isWithin(Math.max(stated, policy.staleIfError().toMillis()));
  }

  private boolean isWithin(long window) {
    return window > 0 && span <= window && !isForbidden();
  }
}
