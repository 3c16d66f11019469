package org.jcachehttp.clients.jdk;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * A {@code java.net.http.HttpClient} that responds from an HTTP cache, and uses another client for
 * requests to the origin.
 *
 * <pre>{@code
 * HttpClient client = CachingHttpClient.wrap(HttpClient.newHttpClient(), cache);
 * }</pre>
 *
 * <p>Redirections are followed above the cache, by the policy of the wrapped client, and cookies of
 * its {@code CookieHandler} are part of the request that the cache sees. If the wrapped client has
 * either, requests go to the origin by a second client with its settings. {@code Redirect.ALWAYS}
 * does not follow redirections from HTTPS to HTTP.
 *
 * <p>A request with a push promise handler bypasses the cache, as do WebSockets. As thread-safe as
 * the wrapped client. The caller closes the HTTP cache.
 */
public final class CachingHttpClient extends HttpClient {

  private final HttpClient client;
  private final CacheSession session;
  private final OriginClient origin;

  private CachingHttpClient(HttpClient client, CacheSession session) {
    this.client = client;
    this.session = session;
    this.origin = OriginClient.of(client);
  }

  /**
   * {@return a client with a cache, in the mode {@link CacheMode#DEFAULT}}
   *
   * @param client the client for requests to the origin
   * @param cache the cache, which the caller closes
   * @throws IllegalArgumentException if the client follows redirections or keeps cookies, and is
   *     not Java's own, or if it already has an HTTP cache
   */
  public static CachingHttpClient wrap(HttpClient client, HttpCache cache) {
    return wrap(client, CacheSession.over(cache));
  }

  /**
   * {@return a client with the cache of a session, in the mode of the session}
   *
   * @param client the client for requests to the origin
   * @param session the session, which may be shared with other clients
   * @throws IllegalArgumentException if the client follows redirections or keeps cookies, and is
   *     not Java's own, or if it already has an HTTP cache
   */
  public static CachingHttpClient wrap(HttpClient client, CacheSession session) {
    if (client instanceof CachingHttpClient) {
      // A request would wait for itself in flight.
      throw new IllegalArgumentException("client already has an HTTP cache");
    }
    return new CachingHttpClient(
        requireNonNull(client, "client"), requireNonNull(session, "session"));
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpCacheRequest given = HttpCacheRequest.of(request);
    CacheSession.Call call = call(given);
    if (call.mode() == CacheMode.NO_STORE) {
      return client.send(given.request(), handler);
    }
    try {
      JdkCall exchange =
          exchange(call, given, RequestContent.of(given).toCompletableFuture().get());
      org.jcachehttp.http.message.HttpResponse response = exchange.execute();
      while (follows(exchange, response)) {
        response.body().close();
        response = exchange.execute();
      }
      return new Delivery<>(handler).deliverNow(exchange.head(response), response.body());
    } catch (ExecutionException failure) {
      throw Delivery.failure(failure);
    } catch (IOException failure) {
      Interrupts.rethrow(failure);
      throw failure;
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    HttpCacheRequest given = HttpCacheRequest.of(request);
    CacheSession.Call call = call(given);
    return call.mode() == CacheMode.NO_STORE
        ? client.sendAsync(given.request(), handler)
        : new AsyncCall<>(this::follows, new Delivery<>(handler), client.executor())
            .run(RequestContent.of(given).thenApply(content -> exchange(call, given, content)));
  }

  /**
   * Bypasses the cache if there is a push promise handler, since pushed responses are not stored.
   */
  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      BodyHandler<T> handler,
      @Nullable PushPromiseHandler<T> pushPromiseHandler) {
    return pushPromiseHandler == null
        ? sendAsync(request, handler)
        : client.sendAsync(HttpCacheRequest.of(request).request(), handler, pushPromiseHandler);
  }

  /** The timeout of a request limits the wait for an equal request in flight. */
  private CacheSession.Call call(HttpCacheRequest given) {
    CallOptions defaults =
        given.timeout().map(CallOptions.none()::withCollapseTimeout).orElseGet(CallOptions::none);
    CacheSession.Call call = session.call(defaults).withOptions(given.options());
    return given.mode().map(call::withMode).orElse(call);
  }

  private JdkCall exchange(CacheSession.Call call, HttpCacheRequest given, RequestContent content) {
    return new JdkCall(
        call,
        origin,
        given.request(),
        session.cache().trail(JdkCall.toHttp(given.request(), content)));
  }

  private boolean follows(JdkCall exchange, org.jcachehttp.http.message.HttpResponse response)
      throws IOException {
    return client.followRedirects() != Redirect.NEVER
        && response.status() / 100 == 3
        && exchange.follows(response);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return client.newWebSocketBuilder();
  }
}
