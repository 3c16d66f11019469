package org.jcachehttp.http.redirect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field of that name (RFC 9110 section 10.2.2). */
final class Location {

  /** What a path or a query must not contain, but servers send: browsers escape it. */
  private static final Pattern UNESCAPED = Pattern.compile("[ \"<>^`{|}]|%(?![0-9A-Fa-f]{2})");

  private Location() {}

  /**
   * Returns the absolute target without its fragment; empty if it is malformed or has no authority.
   */
  static Optional<URI> resolve(URI base, String location) {
    int fragment = location.indexOf('#');
    String reference = fragment < 0 ? location : location.substring(0, fragment);
    try {
      return Optional.of(resolve(base, new URI(escaped(reference)))).filter(Location::isAbsolute);
    } catch (URISyntaxException notAUri) {
      return Optional.empty();
    }
  }

  private static String escaped(String reference) {
    return UNESCAPED
        .matcher(reference)
        .replaceAll(found -> String.format("%%%02X", (int) found.group().charAt(0)));
  }

  /** No host is written with an escape. */
  private static boolean isAbsolute(URI target) {
    String authority = target.getRawAuthority();
    return target.getScheme() != null
        && authority != null
        && authority.indexOf('%', authority.lastIndexOf('@') + 1) < 0;
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
