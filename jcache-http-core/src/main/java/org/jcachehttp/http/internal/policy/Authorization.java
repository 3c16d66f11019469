package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Requests with credentials in a shared cache (RFC 9111 section 3.5). That section is about the
 * field Authorization; here it applies to Cookie and all other credentials too. A private cache has
 * a partition for each credential instead.
 */
final class Authorization {

  private Authorization() {}

  /**
   * Returns whether a response with those directives may be stored, if its request has credentials.
   */
  static boolean allows(HttpRequest request, CacheControl directives, PolicySettings settings) {
    return !settings.isShared()
        || directives.has("public")
        || directives.has("s-maxage")
        || directives.has("must-revalidate")
        || !settings.hasCredentials(request);
  }

  /** Returns whether a stored response may be used for the request, if that has credentials. */
  static boolean allowsStored(HttpRequest request, CachedResponse stored, PolicySettings settings) {
    return allows(request, settings.directives(stored.response().fields()), settings);
  }
}
