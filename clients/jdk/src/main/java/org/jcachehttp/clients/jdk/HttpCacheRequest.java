package org.jcachehttp.clients.jdk;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.settings.CallOptions;

/**
 * A request with options and a mode for the cache of a {@link CachingHttpClient}.
 *
 * <pre>{@code
 * client.send(
 *     HttpCacheRequest.of(request).withOptions(CallOptions.none().withTags(List.of("user:7"))),
 *     BodyHandlers.ofString());
 * }</pre>
 *
 * <p>They take precedence over those of a {@link org.jcachehttp.http.CacheScope}. Immutable.
 */
public final class HttpCacheRequest extends HttpRequest {

  private final HttpRequest request;
  private final CallOptions options;
  private final Optional<CacheMode> mode;

  private HttpCacheRequest(HttpRequest request, CallOptions options, Optional<CacheMode> mode) {
    this.request = request;
    this.options = options;
    this.mode = mode;
  }

  /**
   * {@return a request without options and mode}
   *
   * @param request the request to send
   */
  public static HttpCacheRequest of(HttpRequest request) {
    return requireNonNull(request, "request") instanceof HttpCacheRequest given
        ? given
        : new HttpCacheRequest(request, CallOptions.none(), Optional.empty());
  }

  /**
   * {@return this request with other options}
   *
   * @param value the options
   */
  public HttpCacheRequest withOptions(CallOptions value) {
    return new HttpCacheRequest(request, requireNonNull(value, "options"), mode);
  }

  /**
   * {@return this request with another mode}
   *
   * @param value the mode
   */
  public HttpCacheRequest withMode(CacheMode value) {
    return new HttpCacheRequest(request, options, Optional.of(value));
  }

  /** Returns the request to send. */
  HttpRequest request() {
    return request;
  }

  CallOptions options() {
    return options;
  }

  Optional<CacheMode> mode() {
    return mode;
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return request.bodyPublisher();
  }

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public Optional<Duration> timeout() {
    return request.timeout();
  }

  @Override
  public boolean expectContinue() {
    return request.expectContinue();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return request.version();
  }

  @Override
  public HttpHeaders headers() {
    return request.headers();
  }
}
