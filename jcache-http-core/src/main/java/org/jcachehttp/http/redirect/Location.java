package org.jcachehttp.http.redirect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The field of that name (RFC 9110 section 10.2.2). */
final class Location {

  private Location() {}

  /**
   * Returns the absolute target without its fragment; empty if it is malformed or has no authority.
   */
  static Optional<URI> resolve(URI base, String location) {
    int fragment = location.indexOf('#');
    String reference = fragment < 0 ? location : location.substring(0, fragment);
    try {
      return Optional.of(resolve(base, new URI(reference)))
          .filter(target -> target.getScheme() != null && target.getRawAuthority() != null);
    } catch (URISyntaxException notAUri) {
      return Optional.empty();
    }
  }

  /**
   * A reference without a path keeps that of its base (RFC 3986 section 5.2.2); java.net.URI drops
   * it.
   */
  private static URI resolve(URI base, URI reference) throws URISyntaxException {
    boolean isPathless =
        !reference.isAbsolute()
            && reference.getRawAuthority() == null
            && reference.getRawPath().isEmpty();
    if (!isPathless) {
      return base.resolve(reference);
    }
    String query = reference.getRawQuery() == null ? base.getRawQuery() : reference.getRawQuery();
    String start = base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath();
    return new URI(query == null ? start : start + '?' + query);
  }
}
