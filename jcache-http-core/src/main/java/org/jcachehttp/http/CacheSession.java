package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jcachehttp.http.internal.exchange.CacheStatus;
import org.jcachehttp.http.internal.policy.CacheControl;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;

/**
 * The HTTP cache and the mode of some clients. Both can be changed while the clients use them.
 *
 * <pre>{@code
 * CacheSession session = CacheSession.over(cache);
 * session.setMode(CacheMode.OFFLINE);
 * session.setCache(HttpCache.builder().staleRetention(Duration.ofDays(7)).over(responses));
 * }</pre>
 *
 * <p>Safe for use by many threads; a change applies to requests that begin after it. The session
 * does not close its HTTP caches.
 */
public final class CacheSession {

  /** The beginning of this cache's member of Cache-Status in a 504 response of the cache. */
  private static final String GATEWAY_TIMEOUT = "jcache-http; detail=\"only-if-cached";

  private static final Field NO_STORE = new Field("Cache-Control", "no-store");

  private volatile HttpCache cache;
  private volatile CacheMode mode = CacheMode.DEFAULT;

  private CacheSession(HttpCache cache) {
    this.cache = requireNonNull(cache, "cache");
  }

  /**
   * {@return a session that uses the cache in the mode {@link CacheMode#DEFAULT}}
   *
   * @param cache the cache, which the caller closes
   */
  public static CacheSession over(HttpCache cache) {
    return new CacheSession(cache);
  }

  /** {@return the mode of requests without a mode of their own} */
  public CacheMode mode() {
    return mode;
  }

  /**
   * Sets the mode of requests without a mode of their own.
   *
   * @param value the mode of requests that begin after this call
   */
  public void setMode(CacheMode value) {
    this.mode = requireNonNull(value, "mode");
  }

  /** {@return the HTTP cache of requests that begin now} */
  public HttpCache cache() {
    return cache;
  }

  /**
   * Replaces the HTTP cache. Requests in progress are completed by the previous one, which is not
   * closed.
   *
   * @param value the cache, which the caller closes
   */
  public void setCache(HttpCache value) {
    this.cache = requireNonNull(value, "cache");
  }

  /**
   * Replaces the HTTP cache with one over the same store that has other settings.
   *
   * <pre>{@code
   * HttpCache tolerant = session.swap(settings -> settings.staleIfError(Duration.ofHours(1)));
   * }</pre>
   *
   * @param change changes the settings of the present HTTP cache
   * @return the new HTTP cache, which the caller closes before the previous one: the first HTTP
   *     cache of a store closes the store
   */
  public HttpCache swap(UnaryOperator<HttpCacheBuilder> change) {
    HttpCache present = cache;
    HttpCache changed = change.apply(present.toBuilder()).over(present);
    setCache(changed);
    return changed;
  }

  /**
   * Executes a request in a mode, as {@link HttpCache#execute(HttpRequest, Origin, CallOptions)}
   * does.
   *
   * @param request the request
   * @param origin the client that sends requests to the origin
   * @param requested the mode of this request, in place of the session's
   * @param options the options of this request
   * @return the response, with a body that the caller closes
   * @throws IOException if the origin fails, and no stored response may be served instead
   * @throws IllegalStateException if the HTTP cache is closed
   */
  public HttpResponse execute(
      HttpRequest request, Origin origin, CacheMode requested, CallOptions options)
      throws IOException {
    if (requested == CacheMode.NO_STORE) {
      return origin.send(request);
    }
    if (requested == CacheMode.DEFAULT) {
      return cache.execute(request, origin, options);
    }
    Origin called = sent -> origin.send(requested.toOrigin(sent, request));
    HttpResponse response =
        cache.execute(requested.toCache(request), called, requested.toOptions(options));
    return isNotStored(requested, request, response) ? origin.send(request) : response;
  }

  /**
   * Executes a request in a mode, as {@link HttpCache#executeAsync(HttpRequest, AsyncOrigin,
   * CallOptions)} does.
   *
   * @param request the request
   * @param origin the client that sends requests to the origin
   * @param requested the mode of this request, in place of the session's
   * @param options the options of this request
   * @return the response, with a body that the caller closes; or an {@link IOException} if the
   *     origin fails, and no stored response may be served instead
   * @throws IllegalStateException if the HTTP cache is closed
   */
  public CompletionStage<HttpResponse> executeAsync(
      HttpRequest request, AsyncOrigin origin, CacheMode requested, CallOptions options) {
    if (requested == CacheMode.NO_STORE) {
      return origin.send(request);
    }
    if (requested == CacheMode.DEFAULT) {
      return cache.executeAsync(request, origin, options);
    }
    AsyncOrigin called = sent -> origin.send(requested.toOrigin(sent, request));
    CompletionStage<HttpResponse> response =
        cache.executeAsync(requested.toCache(request), called, requested.toOptions(options));
    return requested == CacheMode.READ_ONLY
        ? response.thenCompose(
            stored ->
                isNotStored(requested, request, stored)
                    ? origin.send(request)
                    : CompletableFuture.completedFuture(stored))
        : response;
  }

  /**
   * {@return a call in the mode and with the options of the {@link CacheScope} of this thread, or
   * else in the mode of this session} An adapter for an HTTP client creates it on the caller's
   * thread, once per call, also if the call follows redirections.
   *
   * @param defaults the options that the scope does not set
   */
  public Call call(CallOptions defaults) {
    requireNonNull(defaults, "defaults");
    return CacheScope.current()
        .map(scope -> new Call(this, scope.mode().orElse(mode), scope.options().orElse(defaults)))
        .orElseGet(() -> new Call(this, mode, defaults));
  }

  /**
   * {@return the response of the origin as the cache may store it} If the client below the cache
   * added a credential to the request, the response has {@code Cache-Control: no-store}: it is that
   * of a user whom the cache cannot tell from others.
   *
   * @param request the request that the cache sent
   * @param sent the fields that the client sent to the origin
   * @param response the response of the origin
   */
  public HttpResponse received(HttpRequest request, Fields sent, HttpResponse response) {
    RedirectTrail trail = cache.trail(request);
    return sent.stream()
            // Authorization for a proxy says nothing about the user (RFC 9110 section 11.7.1).
            .filter(line -> trail.isSecret(line.name()) && !line.isNamed("Proxy-Authorization"))
            .anyMatch(line -> !request.fields().all(line.name()).contains(line.value()))
        ? response.withFields(response.fields().with(NO_STORE))
        : response;
  }

  /** Whether the origin is called, because a cache that is only read has no response. */
  private static boolean isNotStored(
      CacheMode requested, HttpRequest request, HttpResponse response) {
    return requested == CacheMode.READ_ONLY
        && response.status() == 504
        && isGatewayTimeout(response.fields().all(CacheStatus.FIELD))
        && !CacheControl.of(request.fields()).has("only-if-cached");
  }

  private static boolean isGatewayTimeout(List<String> cacheStatus) {
    return !cacheStatus.isEmpty()
        && cacheStatus.get(cacheStatus.size() - 1).startsWith(GATEWAY_TIMEOUT);
  }

  /**
   * The mode and options of one call through a session, fixed when the call was created. Immutable.
   */
  public static final class Call {

    private final CacheSession session;
    private final CacheMode mode;
    private final CallOptions options;

    private Call(CacheSession session, CacheMode mode, CallOptions options) {
      this.session = session;
      this.mode = mode;
      this.options = options;
    }

    /**
     * {@return this call in another mode}
     *
     * @param value the mode, in place of that of the scope and the session
     */
    public Call withMode(CacheMode value) {
      return new Call(session, requireNonNull(value, "mode"), options);
    }

    /**
     * {@return this call with other options}
     *
     * @param value the options, which take precedence over those of the scope
     */
    public Call withOptions(CallOptions value) {
      return new Call(session, mode, requireNonNull(value, "options").orElse(options));
    }

    /** {@return the mode of this call; {@link CacheMode#NO_STORE} if it does not use the cache} */
    public CacheMode mode() {
      return mode;
    }

    /** {@return the options of this call} */
    public CallOptions options() {
      return options;
    }

    /**
     * Executes a request of this call, as {@link HttpCache#execute(HttpRequest, Origin,
     * CallOptions)} does.
     *
     * @param request the request
     * @param origin the client that sends requests to the origin
     * @return the response, with a body that the caller closes
     * @throws IOException if the origin fails, and no stored response may be served instead
     * @throws IllegalStateException if the HTTP cache is closed
     */
    public HttpResponse execute(HttpRequest request, Origin origin) throws IOException {
      return session.execute(request, origin, mode, options);
    }

    /**
     * Executes a request of this call, as {@link HttpCache#executeAsync(HttpRequest, AsyncOrigin,
     * CallOptions)} does.
     *
     * @param request the request
     * @param origin the client that sends requests to the origin
     * @return the response, with a body that the caller closes; or an {@link IOException} if the
     *     origin fails, and no stored response may be served instead
     * @throws IllegalStateException if the HTTP cache is closed
     */
    public CompletionStage<HttpResponse> executeAsync(HttpRequest request, AsyncOrigin origin) {
      return session.executeAsync(request, origin, mode, options);
    }

    @Override
    public String toString() {
      return "Call[mode=" + mode + ", " + options + ']';
    }
  }

  @Override
  public String toString() {
    return "CacheSession[mode=" + mode + ", cache=" + cache + ']';
  }
}
