package org.jcachehttp.http.message;

import java.net.URI;

/**
 * The head of a request; its content stays with the client that sends it.
 *
 * @param method the method, case-sensitive (RFC 9110 section 9.1)
 * @param uri the absolute URI it is sent to
 * @param fields the header section
 */
public record HttpRequest(String method, URI uri, Fields fields) {

  /**
   * A request to an absolute URI with an authority.
   *
   * @throws IllegalArgumentException if the URI has no scheme or no authority
   */
  public HttpRequest {
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "'" + uri + "' is not the URI of a request: it takes http://host/ or https://host/");
    }
  }

  /** A GET request without a field. */
  public static HttpRequest get(String uri) {
    return new HttpRequest("GET", URI.create(uri), Fields.empty());
  }

  /** The same request with these fields. */
  public HttpRequest withFields(Fields replaced) {
    return new HttpRequest(method, uri, replaced);
  }
}
