package org.jcachehttp.http.message;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.message.FieldSyntax;

/**
 * A request.
 *
 * <pre>{@code
 * HttpRequest.builder("POST", URI.create("https://example.org/search"))
 *     .fields(Fields.of("Content-Type", "application/json"))
 *     .content(Body.of(json))
 *     .build();
 * }</pre>
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class HttpRequest {

  private final String method;
  private final URI uri;
  private final Fields fields;
  private final Body.Buffered content;

  private HttpRequest(String method, URI uri, Fields fields, Body.Buffered content) {
    this.method = method;
    this.uri = uri;
    this.fields = fields;
    this.content = content;
  }

  /**
   * {@return a GET request without fields}
   *
   * @param uri the absolute URI
   * @throws IllegalArgumentException if the URI is malformed, or has no scheme or no authority
   */
  public static HttpRequest get(String uri) {
    return builder("GET", URI.create(uri)).build();
  }

  /**
   * {@return a builder of a request without fields and content}
   *
   * @param method the method, case-sensitive (RFC 9110 section 9.1)
   * @param uri the absolute URI
   * @throws IllegalArgumentException if the method is not a token, or the URI has no scheme or no
   *     authority
   */
  public static Builder builder(String method, URI uri) {
    return new Builder(method, uri);
  }

  /** {@return the method, case-sensitive} */
  public String method() {
    return method;
  }

  /** {@return the absolute URI} */
  public URI uri() {
    return uri;
  }

  /** {@return the header section} */
  public Fields fields() {
    return fields;
  }

  /** {@return the content; the empty body if there is none, or if the client did not pass it} */
  public Body.Buffered content() {
    return content;
  }

  /**
   * {@return this request with other fields}
   *
   * @param other the new header section
   */
  @SuppressWarnings("ReferenceEquality") // Comparing the fields would cost more than a new request.
  public HttpRequest withFields(Fields other) {
    Objects.requireNonNull(other, "fields");
    return other == fields ? this : new HttpRequest(method, uri, other, content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpRequest that
        && method.equals(that.method)
        && uri.equals(that.uri)
        && fields.equals(that.fields)
        && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(method, uri, fields, content);
  }

  /** Returns the method, the URI without userinfo and query, and the names of the fields. */
  @Override
  public String toString() {
    return fields.stream()
        .map(Field::name)
        .collect(Collectors.joining(", ", method + ' ' + withoutSecrets(uri) + " [", "]"));
  }

  private static String withoutSecrets(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ':';
    if (uri.isOpaque()) {
      return scheme + "...";
    }
    String authority = uri.getRawAuthority();
    String host =
        authority == null ? "" : "//" + authority.substring(authority.lastIndexOf('@') + 1);
    return scheme + host + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?...");
  }

  /** Builds a request. Not for use by several threads at once. */
  public static final class Builder {

    private static final Body.Buffered NO_CONTENT = Body.empty();

    private final String method;
    private final URI uri;
    private Fields fields = Fields.empty();
    private Body.Buffered content = NO_CONTENT;

    private Builder(String method, URI uri) {
      this.method = FieldSyntax.checkToken("method", method);
      if (uri.getScheme() == null || uri.getRawAuthority() == null) {
        throw new IllegalArgumentException(
            ("uri is '" + withoutSecrets(uri))
                + "', but takes an absolute URI such as https://example.org/");
      }
      this.uri = uri;
    }

    /**
     * Sets the header section.
     *
     * @param section the header section; empty by default
     * @return this builder
     */
    public Builder fields(Fields section) {
      this.fields = Objects.requireNonNull(section, "fields");
      return this;
    }

    /**
     * Sets the content. A request whose fields announce content that is not set here bypasses the
     * cache.
     *
     * @param bytes the whole content in memory; empty by default
     * @return this builder
     */
    public Builder content(Body.Buffered bytes) {
      this.content = Objects.requireNonNull(bytes, "content");
      return this;
    }

    /** {@return the request} */
    public HttpRequest build() {
      return new HttpRequest(method, uri, fields, content);
    }
  }
}
