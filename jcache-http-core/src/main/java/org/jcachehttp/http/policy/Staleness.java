package org.jcachehttp.http.policy;

import java.time.Duration;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * When a stale response may still be used (RFC 9111 section 4.2.4, RFC 5861).
 *
 * @param directives the directives of the stored response that count
 * @param span for how long it has been stale, in milliseconds
 * @param settings what the user of the cache allows
 */
record Staleness(CacheControl directives, long span, PolicySettings settings) {

  /** The staleness of what is stored for a request, at {@code now} (epoch milliseconds). */
  static Staleness of(CachedResponse stored, RequestPolicy policy, long now) {
    ResponseControl control =
        ResponseControl.of(policy, stored.request().target(), stored.response());
    return new Staleness(control.directives(), -stored.timeToLive(now), policy.settings());
  }

  /**
   * RFC 9111 sections 5.2.2.2, 5.2.2.4, 5.2.2.8 and 5.2.2.10: never without successful validation.
   */
  boolean isForbidden() {
    return directives.has("must-revalidate")
        || directives.isUnqualified("no-cache")
        || (settings.isShared()
            && (directives.has("proxy-revalidate") || directives.has("s-maxage")));
  }

  /** RFC 9111 section 5.2.1.2: the request directive max-stale. */
  boolean isAcceptedBy(CacheControl request) {
    if (!request.has("max-stale") || isForbidden()) {
      return false;
    }
    return request.argument("max-stale").isEmpty() || span <= request.millis("max-stale");
  }

  /** RFC 5861 section 3: stale-while-revalidate. */
  boolean isWithinRevalidation() {
    return directives.has("stale-while-revalidate")
        && !isForbidden()
        && span <= directives.millis("stale-while-revalidate");
  }

  /** RFC 5861 section 4: stale-if-error, of the response, the request or the configuration. */
  boolean isWithinErrorWindow(CacheControl request) {
    Duration longest =
        Duration.ofMillis(
            Math.max(directives.millis("stale-if-error"), request.millis("stale-if-error")));
    Duration window =
        longest.compareTo(settings.stale().ifError()) > 0 ? longest : settings.stale().ifError();
    return !isForbidden() && !window.isZero() && span <= window.toMillis();
  }
}
