package org.jcachehttp.clients.jdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A response with the body of the caller's handler.
 *
 * @param head the response without its body
 * @param body the body; null in a redirection that was followed
 */
record CachedHttpResponse<T>(Head head, @Nullable T body) implements HttpResponse<T> {

  /**
   * A response without its body.
   *
   * @param request the request, of the last hop if redirections were followed
   * @param previous the redirection that led to the request
   * @param sslSession the session of the connection, if the response is not from the store
   */
  record Head(
      HttpRequest request,
      int statusCode,
      HttpHeaders headers,
      HttpClient.Version version,
      Optional<Head> previous,
      Optional<SSLSession> sslSession)
      implements ResponseInfo {}

  @Override
  public int statusCode() {
    return head.statusCode();
  }

  @Override
  public HttpRequest request() {
    return head.request();
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return head.previous().map(redirection -> new CachedHttpResponse<>(redirection, null));
  }

  @Override
  public HttpHeaders headers() {
    return head.headers();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return head.sslSession();
  }

  @Override
  public URI uri() {
    return head.request().uri();
  }

  @Override
  public HttpClient.Version version() {
    return head.version();
  }

  /** Returns the method, the URI and the status, as responses of Java's client do. */
  @Override
  public String toString() {
    return "(" + request().method() + " " + uri() + ") " + statusCode();
  }
}
