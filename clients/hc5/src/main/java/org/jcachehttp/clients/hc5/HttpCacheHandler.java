package org.jcachehttp.clients.hc5;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.CallOptions;

/**
 * An HTTP cache in a blocking client of Apache HttpClient 5.
 *
 * <pre>{@code
 * CloseableHttpClient client = HttpCacheHandler.addTo(HttpClients.custom(), cache).build();
 * HttpClientContext context = HttpClientContext.create();
 * HttpCacheHandler.setOptions(context, CallOptions.none().withTags(List.of("user:7")));
 * client.execute(request, context, handler);
 * }</pre>
 *
 * <p>The cache is below the redirection, compression and retry of the client, and above its
 * protocol: each hop is stored by its own rules, and bodies are stored as the origin compressed
 * them. Cookies of the client are part of the request that the cache sees. A response to a request
 * to which the client added another credential below the cache is not stored. Safe for use by many
 * threads. The caller closes the HTTP cache.
 */
public final class HttpCacheHandler implements ExecChainHandler {

  /** The name of both handlers in the execution chain. */
  static final String NAME = "jcache-http";

  private final CacheSession session;

  private HttpCacheHandler(CacheSession session) {
    this.session = session;
  }

  /**
   * Adds a cache, in the mode {@link CacheMode#DEFAULT}.
   *
   * @param builder the builder of the client
   * @param cache the cache, which the caller closes
   * @return the builder
   */
  public static HttpClientBuilder addTo(HttpClientBuilder builder, HttpCache cache) {
    return addTo(builder, CacheSession.over(cache));
  }

  /**
   * Adds the cache of a session, in the mode of the session.
   *
   * @param builder the builder of the client
   * @param session the session, which may be shared with other clients
   * @return the builder
   */
  public static HttpClientBuilder addTo(HttpClientBuilder builder, CacheSession session) {
    requireNonNull(session, "session");
    return builder.addExecInterceptorBefore(
        ChainElement.PROTOCOL.name(), NAME, new HttpCacheHandler(session));
  }

  /**
   * Sets the options of the requests with a context, which precede those of a {@link
   * org.jcachehttp.http.CacheScope}.
   *
   * @param context the context of a request
   * @param options the options
   */
  public static void setOptions(HttpContext context, CallOptions options) {
    RequestSettings.setOptions(context, options);
  }

  /**
   * Sets the mode of the requests with a context, which precedes that of a {@link
   * org.jcachehttp.http.CacheScope}.
   *
   * @param context the context of a request
   * @param mode the mode
   */
  public static void setMode(HttpContext context, CacheMode mode) {
    RequestSettings.setMode(context, mode);
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    CacheSession.Call call = RequestSettings.call(session, scope.clientContext);
    if (call.mode() == CacheMode.NO_STORE || !MessageHeads.hasUri(request)) {
      return chain.proceed(request, scope);
    }
    ClassicExchange exchange = new ClassicExchange(session, request, scope, chain);
    return exchange.toClient(call.execute(exchange.asked(), exchange::send));
  }
}
