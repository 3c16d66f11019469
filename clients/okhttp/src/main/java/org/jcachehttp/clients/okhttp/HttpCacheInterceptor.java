package org.jcachehttp.clients.okhttp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP cache in an OkHttp client, as its last application interceptor.
 *
 * <pre>{@code
 * OkHttpClient cached = HttpCacheInterceptor.install(client, cache);
 * Request request = new Request.Builder().url("https://example.org/users/7")
 *     .tag(CallOptions.class, CallOptions.none().withTags(List.of("user:7")))
 *     .build();
 * }</pre>
 *
 * <p>The tags {@code CallOptions} and {@code CacheMode} of a request take precedence over those of
 * a {@link org.jcachehttp.http.CacheScope}. A call by {@code enqueue} runs on a thread of the
 * dispatcher, where the caller's scope is not open.
 *
 * <p>Redirections are followed above the cache, by the settings of the client, and the cookies of
 * its jar are part of the request that the cache sees. Safe for use by many threads.
 */
public final class HttpCacheInterceptor implements Interceptor {

  private static final Logger log = LoggerFactory.getLogger(HttpCacheInterceptor.class);

  private final CacheSession session;
  private final OriginSettings settings;

  private HttpCacheInterceptor(CacheSession session, OriginSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  /**
   * {@return a client that shares the connections of the given one, with a cache in the mode {@link
   * CacheMode#DEFAULT}}
   *
   * @param client the client, which stays as it is
   * @param cache the cache, which the caller closes
   * @throws IllegalArgumentException if the client has OkHttp's own cache, or already this one
   */
  public static OkHttpClient install(OkHttpClient client, HttpCache cache) {
    return install(client, CacheSession.over(cache));
  }

  /**
   * {@return a client that shares the connections of the given one, with the cache of a session in
   * the mode of the session}
   *
   * @param client the client, which stays as it is
   * @param session the session, which may be shared with other clients
   * @throws IllegalArgumentException if the client has OkHttp's own cache, or already this one
   */
  public static OkHttpClient install(OkHttpClient client, CacheSession session) {
    requireNonNull(session, "session");
    check(client);
    OkHttpClient.Builder builder =
        client
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES);
    OkHttpClient.Builder below = builder.build().newBuilder();
    below.interceptors().clear();
    OriginSettings settings = OriginSettings.of(client, below.build());
    return builder.addInterceptor(new HttpCacheInterceptor(session, settings)).build();
  }

  private static void check(OkHttpClient client) {
    if (client.cache() != null) {
      throw new IllegalArgumentException(
          "client has a cache of its own, but takes a client without one:"
              + " client.newBuilder().cache(null).build()");
    }
    // With two caches, a request would wait for itself in flight.
    if (client.interceptors().stream().anyMatch(HttpCacheInterceptor.class::isInstance)) {
      throw new IllegalArgumentException("client already has an HttpCacheInterceptor");
    }
    if (client.authenticator() != Authenticator.NONE) {
      log.warn(
          "The client below the HTTP cache may add credentials of its Authenticator. The cache does"
              + " not see them, and may share responses between their users; give credentials to"
              + " each request instead, see docs/http/credentials.md");
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    OkHttpCall call = new OkHttpCall(settings, chain, session);
    CacheSession.Call through = call(chain);
    try (CancelWatch watch = CancelWatch.over(chain.call())) {
      try {
        HttpResponse response = call.execute(through);
        while (call.follows(response)) {
          response.body().close();
          response = call.execute(through);
        }
        return call.toOkHttp(response);
      } catch (IOException failure) {
        throw watch.explain(failure);
      }
    }
  }

  /** The timeouts of the client limit the wait for an equal request in flight. */
  private CacheSession.Call call(Chain chain) {
    Request request = chain.request();
    CacheSession.Call call = session.call(Timeouts.of(chain));
    CallOptions options = request.tag(CallOptions.class);
    if (options != null) {
      call = call.withOptions(options);
    }
    CacheMode mode = request.tag(CacheMode.class);
    return mode == null ? call : call.withMode(mode);
  }
}
