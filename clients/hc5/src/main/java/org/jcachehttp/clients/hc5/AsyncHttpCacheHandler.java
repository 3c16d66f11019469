package org.jcachehttp.clients.hc5;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP cache in an asynchronous client of Apache HttpClient 5, by HTTP/1.1 or HTTP/2. It blocks
 * neither the caller nor an I/O reactor: store operations and reading of bodies run on other
 * threads.
 *
 * <pre>{@code
 * CloseableHttpAsyncClient client =
 *     AsyncHttpCacheHandler.addTo(HttpAsyncClients.custom(), cache).build();
 * }</pre>
 *
 * <p>The position in the client and the treatment of credentials are those of {@link
 * HttpCacheHandler}. A request has the {@link org.jcachehttp.http.CacheScope} of the thread that
 * executes it. Cancelling its future ends the caller's wait only, since other calls may wait for
 * the same response. Safe for use by many threads. The caller closes the HTTP cache.
 */
public final class AsyncHttpCacheHandler implements AsyncExecChainHandler {

  private final CacheSession session;

  private AsyncHttpCacheHandler(CacheSession session) {
    this.session = requireNonNull(session, "session");
  }

  /**
   * Adds a cache, in the mode {@link CacheMode#DEFAULT}.
   *
   * @param builder the builder of the client
   * @param cache the cache, which the caller closes
   * @return the builder
   */
  public static HttpAsyncClientBuilder addTo(HttpAsyncClientBuilder builder, HttpCache cache) {
    return addTo(builder, CacheSession.over(cache));
  }

  /**
   * Adds the cache of a session, in the mode of the session.
   *
   * @param builder the builder of the client
   * @param session the session, which may be shared with other clients
   * @return the builder
   */
  public static HttpAsyncClientBuilder addTo(HttpAsyncClientBuilder builder, CacheSession session) {
    return builder.addExecInterceptorBefore(
        ChainElement.PROTOCOL.name(), HttpCacheHandler.NAME, new AsyncHttpCacheHandler(session));
  }

  /**
   * Adds a cache to a client that speaks HTTP/2 only, in the mode {@link CacheMode#DEFAULT}.
   *
   * @param builder the builder of the client
   * @param cache the cache, which the caller closes
   * @return the builder
   */
  public static H2AsyncClientBuilder addTo(H2AsyncClientBuilder builder, HttpCache cache) {
    return addTo(builder, CacheSession.over(cache));
  }

  /**
   * Adds the cache of a session to a client that speaks HTTP/2 only, in the mode of the session.
   *
   * @param builder the builder of the client
   * @param session the session, which may be shared with other clients
   * @return the builder
   */
  public static H2AsyncClientBuilder addTo(H2AsyncClientBuilder builder, CacheSession session) {
    return builder.addExecInterceptorBefore(
        ChainElement.PROTOCOL.name(), HttpCacheHandler.NAME, new AsyncHttpCacheHandler(session));
  }

  /**
   * Sets the options of the requests with a context, as {@link HttpCacheHandler#setOptions} does.
   *
   * @param context the context of a request
   * @param options the options
   */
  public static void setOptions(HttpContext context, CallOptions options) {
    RequestSettings.setOptions(context, options);
  }

  /**
   * Sets the mode of the requests with a context, as {@link HttpCacheHandler#setMode} does.
   *
   * @param context the context of a request
   * @param mode the mode
   */
  public static void setMode(HttpContext context, CacheMode mode) {
    RequestSettings.setMode(context, mode);
  }

  @Override
  public void execute(
      HttpRequest request,
      @Nullable AsyncEntityProducer content,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws IOException, HttpException {
    CacheSession.Call call = RequestSettings.call(session, scope.clientContext, scope.exchangeId);
    if (call.mode() == CacheMode.NO_STORE || !MessageHeads.hasUri(request)) {
      chain.proceed(request, content, scope, callback);
    } else {
      OriginCalls origin = new OriginCalls(session, request, content, scope, chain);
      new AsyncExchange(request, scope, callback, origin::cancelUpload).run(response(call, origin));
    }
  }

  /** The client does not expect that a redirection fails with an unchecked exception. */
  private static CompletionStage<HttpResponse> response(
      CacheSession.Call call, OriginCalls origin) {
    try {
      return call.executeAsync(origin.asked(), origin);
    } catch (IllegalStateException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }
}
