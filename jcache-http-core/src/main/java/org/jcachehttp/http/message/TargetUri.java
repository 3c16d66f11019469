package org.jcachehttp.http.message;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.internal.message.UriPath;

/**
 * The target URI of a request (RFC 9110 section 7.1) in the normal form of RFC 3986 section 6.2:
 * equivalent URIs are equal. It has no userinfo and no fragment. Only the escapes of the query are
 * normalized.
 *
 * @param scheme the scheme, in lower case
 * @param authority the host in lower case, with the port if it is not the default of the scheme
 * @param path the path, at least {@code /}, with the query if there is one
 */
public record TargetUri(String scheme, String authority, String path) {

  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", ":80", "https", ":443");

  /**
   * {@return the target of a request to a URI}
   *
   * @param uri the absolute URI of the request
   */
  public static TargetUri of(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String query = uri.getRawQuery();
    String raw = uri.getRawPath();
    String path = isNormal(raw) ? raw : UriPath.normalize(raw);
    return new TargetUri(
        scheme,
        authority(scheme, uri.getRawAuthority()),
        query == null ? path : path + '?' + UriPath.normalizeEscapes(query));
  }

  /** {@return the query without its question mark; empty if there is none} */
  public Optional<String> query() {
    int mark = path.indexOf('?');
    return mark < 0 ? Optional.empty() : Optional.of(path.substring(mark + 1));
  }

  /**
   * {@return this target with another query}
   *
   * @param query the query without its question mark; empty for none
   */
  public TargetUri withQuery(Optional<String> query) {
    int mark = path.indexOf('?');
    String bare = mark < 0 ? path : path.substring(0, mark);
    return new TargetUri(scheme, authority, query.map(text -> bare + '?' + text).orElse(bare));
  }

  /**
   * {@return whether a value of the field Host (RFC 9110 section 7.2) names this target}
   *
   * @param host the value of a field Host, a host with or without a port
   */
  public boolean isOnHost(String host) {
    return host.indexOf('@') < 0 && authority(scheme, host).equals(authority);
  }

  /** Most paths have neither escapes nor dot segments. */
  private static boolean isNormal(String path) {
    return !path.isEmpty() && path.indexOf('%') < 0 && !path.contains("/.");
  }

  private static String authority(String scheme, String raw) {
    String host = raw.substring(raw.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String port = DEFAULT_PORTS.getOrDefault(scheme, ":");
    if (host.endsWith(port)) {
      return host.substring(0, host.length() - port.length());
    }
    return host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
  }

  /** Returns the whole URI. Its query may contain secrets, which do not belong in a log. */
  @Override
  public String toString() {
    return scheme + "://" + authority + path;
  }
}
