package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Requests with credentials in a shared cache (RFC 9111 section 3.5). That section speaks of
 * Authorization; Cookie and what else says who asks count alike here. A private cache keeps the
 * entries of each credential apart instead.
 */
final class Authorization {

  private Authorization() {}

  /**
   * Whether a response with those directives may be stored, should the request have credentials.
   */
  static boolean allows(HttpRequest request, CacheControl directives, PolicySettings settings) {
    return !settings.isShared()
        || directives.has("public")
        || directives.has("s-maxage")
        || directives.has("must-revalidate")
        || !settings.keys().hasCredentials(request);
  }

  /** Whether the stored response may answer the request, should it have credentials. */
  static boolean mayAnswer(HttpRequest request, CachedResponse stored, PolicySettings settings) {
    return !settings.isShared()
        || allows(request, CacheControl.of(stored.response().fields()), settings);
  }
}
