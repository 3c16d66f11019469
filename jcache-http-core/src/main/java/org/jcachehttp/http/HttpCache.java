package org.jcachehttp.http;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * An HTTP cache (RFC 9111) that stores responses in a {@code javax.cache.Cache}.
 *
 * <pre>{@code
 * try (HttpCache cache = HttpCache.open("sqlite:/var/cache/app.sqlite")) {
 *   HttpResponse response = cache.execute(HttpRequest.get("https://example.org/"), client::send);
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. A failure of the cache below is never a failure of a request:
 * the origin answers it. Applications do not implement this interface, but may proxy it.
 */
public interface HttpCache extends AutoCloseable {

  /** The name of the response field that states how a response was produced (RFC 9211). */
  String CACHE_STATUS = "Cache-Status";

  /**
   * {@return an HTTP cache over a cache of any provider, with the default settings, or those that
   * the {@code cache.xml} or URI of its manager has for it}
   *
   * @param cache the cache for the responses, which the caller closes
   */
  static HttpCache over(Cache<String, CachedResponse> cache) {
    return builder().over(cache);
  }

  /**
   * Opens an HTTP cache as {@link HttpCacheBuilder#open()} does, with the default settings.
   *
   * @return the HTTP cache, which the caller closes
   * @throws javax.cache.CacheException if the {@code cache.xml} or its backend cannot be opened
   */
  static HttpCache open() {
    return builder().open();
  }

  /**
   * Opens an HTTP cache as {@link HttpCacheBuilder#open(String)} does, with the default settings.
   *
   * @param uri the URI of a backend, such as {@code sqlite:/var/cache/app.sqlite}, or of a {@code
   *     cache.xml}
   * @return the HTTP cache, which the caller closes
   * @throws IllegalArgumentException if the URI is malformed, or has an unknown scheme or option
   * @throws javax.cache.CacheException if the backend cannot be opened
   */
  static HttpCache open(String uri) {
    return builder().open(uri);
  }

  /**
   * Opens an HTTP cache over the cache {@code http_cache} of a manager, as {@link
   * HttpCacheBuilder#open(CacheManager)} does, with the default settings.
   *
   * @param manager the manager of any provider, which the HTTP cache does not close
   * @return the HTTP cache, which the caller closes
   * @throws javax.cache.CacheException if the cache cannot be created, or the settings of the
   *     manager's {@code cache.xml} are wrong
   */
  static HttpCache open(CacheManager manager) {
    return builder().open(manager);
  }

  /**
   * Opens an HTTP cache over a cache of a manager, as {@link HttpCacheBuilder#open(CacheManager)}
   * does, with the default settings.
   *
   * @param manager the manager of any provider, which the HTTP cache does not close
   * @param cacheName the name of the cache, which is created if it does not exist
   * @return the HTTP cache, which the caller closes
   * @throws javax.cache.CacheException if the cache cannot be created, or the settings of the
   *     manager's {@code cache.xml} are wrong
   */
  static HttpCache open(CacheManager manager, String cacheName) {
    return builder().cacheName(cacheName).open(manager);
  }

  /** {@return a builder with the default settings} */
  static HttpCacheBuilder builder() {
    return new HttpCacheBuilder();
  }

  /**
   * Executes a request as {@link #execute(HttpRequest, Origin, CallOptions)} does, without options.
   *
   * @param request the request
   * @param origin the client that sends requests to the origin
   * @return the response, with a body that the caller closes
   * @throws IOException if the origin fails, and no stored response may be served instead
   * @throws IllegalStateException if this HTTP cache is closed
   */
  default HttpResponse execute(HttpRequest request, Origin origin) throws IOException {
    return execute(request, origin, CallOptions.none());
  }

  /**
   * Returns a stored response to the request, or the response of the origin, which is stored if RFC
   * 9111 and the settings allow it. The {@code Cache-Status} field (RFC 9211) of the response
   * states how it was produced.
   *
   * <p>The request is sent to the origin on this thread, and at most once, with two exceptions. A
   * 304 or 206 response that does not fit the stored response is followed by a second request. A
   * response that allows stale-while-revalidate is returned at once, and the origin is called on
   * another thread. The body of a stored response can be opened any number of times; any other body
   * is a stream, which the caller closes. A response with a body that is long or of unknown length
   * is stored when the end of that stream was read.
   *
   * @param request the request
   * @param origin the client that sends requests to the origin
   * @param options the options of this request, which take precedence over the settings
   * @return the response
   * @throws IOException if the origin fails, and no stored response may be served instead
   * @throws IllegalStateException if this HTTP cache is closed
   */
  HttpResponse execute(HttpRequest request, Origin origin, CallOptions options) throws IOException;

  /**
   * Executes a request as {@link #executeAsync(HttpRequest, AsyncOrigin, CallOptions)} does,
   * without options.
   *
   * @param request the request
   * @param origin the client that sends requests to the origin
   * @return the response, with a body that the caller closes
   * @throws IllegalStateException if this HTTP cache is closed
   */
  default CompletionStage<HttpResponse> executeAsync(HttpRequest request, AsyncOrigin origin) {
    return executeAsync(request, origin, CallOptions.none());
  }

  /**
   * Executes a request as {@link #execute(HttpRequest, Origin, CallOptions)} does, but blocks
   * neither the caller's thread nor the thread that completes the origin's response. Work that
   * waits for the cache or for a body runs on the executor of this HTTP cache; a cache in the
   * memory of this process is read at once.
   *
   * @param request the request
   * @param origin the client that sends requests to the origin
   * @param options the options of this request, which take precedence over the settings
   * @return the response; or an {@link IOException} if the origin fails, and no stored response may
   *     be served instead
   * @throws IllegalStateException if this HTTP cache is closed
   */
  CompletionStage<HttpResponse> executeAsync(
      HttpRequest request, AsyncOrigin origin, CallOptions options);

  /**
   * Asks the cache below for a key that does not exist, regardless of the circuit breaker, to learn
   * whether its backend can be used now.
   *
   * @throws javax.cache.CacheException if the backend is unavailable, or refuses this application
   *     until the configuration is changed; its message says which, and its cause is then a {@link
   *     org.jcachehttp.storage.StorageConfigurationException}
   * @throws IllegalStateException if this HTTP cache or the cache below is closed
   */
  void ping();

  /**
   * {@return the stored responses, to list, remove, copy and change them}
   *
   * @throws IllegalStateException if this HTTP cache is closed
   */
  StoredResponses responses();

  /**
   * {@return the trail of a request, for a client that follows redirections itself and sends each
   * request through this cache}
   *
   * @param request the first request of the trail
   */
  RedirectTrail trail(HttpRequest request);

  /**
   * {@return a builder with the settings, clock, executors, listeners and name of this HTTP cache}
   * Its method {@link HttpCacheBuilder#over(HttpCache)} makes an HTTP cache with other settings
   * over the same store, also over one in memory.
   */
  HttpCacheBuilder toBuilder();

  /** {@return the counters of this HTTP cache since it was opened} */
  HttpCacheStatistics statistics();

  /**
   * Closes this HTTP cache and what {@code open} opened for it; a cache or provider that was passed
   * to the builder stays open. Requests in progress are completed by their origins. Closing twice
   * has no effect.
   */
  @Override
  void close();
}
