package org.jcachehttp.http.message;

import java.net.URI;
import java.util.stream.Collectors;

/**
 * A request.
 *
 * @param method the method, case-sensitive (RFC 9110 section 9.1)
 * @param uri the absolute URI it is sent to
 * @param fields the header section
 * @param content the content, where the client gave it; without it a request that announces one is
 *     not answered from a cache
 */
public record HttpRequest(String method, URI uri, Fields fields, Body.Buffered content) {

  /**
   * A request to an absolute URI with an authority.
   *
   * @throws IllegalArgumentException if the URI has no scheme or no authority
   */
  public HttpRequest {
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "'"
              + open(uri)
              + "' is not the URI of a request: it takes http://host/ or https://host/");
    }
  }

  /**
   * A request of which the cache does not see the content, if there is any.
   *
   * @throws IllegalArgumentException if the URI has no scheme or no authority
   */
  public HttpRequest(String method, URI uri, Fields fields) {
    this(method, uri, fields, Body.empty());
  }

  /** A GET request without a field. */
  public static HttpRequest get(String uri) {
    return new HttpRequest("GET", URI.create(uri), Fields.empty());
  }

  /** The same request with these fields. */
  public HttpRequest withFields(Fields replaced) {
    return new HttpRequest(method, uri, replaced, content);
  }

  /** Nothing that may be secret: neither userinfo, query and content nor the values of fields. */
  @Override
  public String toString() {
    return fields.stream()
        .map(Field::name)
        .collect(Collectors.joining(", ", method + ' ' + open(uri) + " [", "]"));
  }

  /** What anybody may read of a URI. */
  private static String open(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ':';
    if (uri.isOpaque()) {
      return scheme + "...";
    }
    String authority = uri.getRawAuthority();
    String host =
        authority == null ? "" : "//" + authority.substring(authority.lastIndexOf('@') + 1);
    return scheme + host + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?...");
  }
}
