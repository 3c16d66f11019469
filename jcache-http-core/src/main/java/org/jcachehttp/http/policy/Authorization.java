package org.jcachehttp.http.policy;

import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/** Requests with credentials in a shared cache (RFC 9111 section 3.5). */
final class Authorization {

  private Authorization() {}

  /**
   * Whether a response with those directives may be shared, should the request have credentials.
   */
  static boolean allows(HttpRequest request, CacheControl directives) {
    return !request.fields().has("Authorization")
        || directives.has("public")
        || directives.has("s-maxage")
        || directives.has("must-revalidate");
  }

  /** Whether the stored response may answer the request, should it have credentials. */
  static boolean mayAnswer(HttpRequest request, CachedResponse stored) {
    return !request.fields().has("Authorization")
        || allows(request, CacheControl.of(stored.response().fields()));
  }
}
