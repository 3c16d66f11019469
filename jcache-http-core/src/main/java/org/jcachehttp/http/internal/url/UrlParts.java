package org.jcachehttp.http.internal.url;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.message.TargetUri;

/**
 * The parts of a URL that patterns are matched with. A URL is split once for all patterns.
 *
 * @param target the whole URL
 * @param labels the labels of the host, in lower case
 * @param port the port, or the default port of the scheme; empty if the scheme has none
 * @param segments the segments of the path
 * @param query the query; the empty string if there is none
 */
public record UrlParts(
    TargetUri target,
    List<String> labels,
    Optional<String> port,
    List<String> segments,
    String query) {

  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");

  public static UrlParts of(TargetUri target) {
    String authority = target.authority();
    String path = target.path();
    int query = path.indexOf('?');
    return new UrlParts(
        target,
        labels(authority),
        port(authority).or(() -> Optional.ofNullable(DEFAULT_PORTS.get(target.scheme()))),
        segments(query < 0 ? path : path.substring(0, query)),
        query < 0 ? "" : path.substring(query + 1));
  }

  static List<String> labels(String authority) {
    return List.of(authority.substring(0, endOfHost(authority)).split("\\.", -1));
  }

  static Optional<String> port(String authority) {
    int end = endOfHost(authority);
    return end == authority.length() ? Optional.empty() : Optional.of(authority.substring(end + 1));
  }

  /** Returns the index after the host; an IPv6 address itself contains colons. */
  private static int endOfHost(String authority) {
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    return colon < 0 ? authority.length() : colon;
  }

  /** Returns the segments of a path that begins with a slash. */
  static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
