package org.jcachehttp.clients.jaxrs;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.CallOptions;

/**
 * An HTTP cache in a JAX-RS client or a MicroProfile REST Client.
 *
 * <pre>{@code
 * Client origin = ClientBuilder.newBuilder().readTimeout(10, TimeUnit.SECONDS).build();
 * Client client = ClientBuilder.newClient().register(new HttpCacheFeature(cache, origin));
 * }</pre>
 *
 * <p>Every request of the client is aborted with a stored response, or with the response that a
 * second client, the origin client, receives from the origin. The origin client therefore has the
 * settings of the network: timeouts, TLS, proxy, connections. Filters, readers and writers of
 * entities belong to the client with the cache: its filters run once for stored responses too, and
 * the cache sees the credentials that they add. A response to a request to which a filter of the
 * origin client added another credential is not stored.
 *
 * <p>Immutable, safe for use by many threads and in many clients. The caller closes the HTTP cache
 * and the origin client.
 */
public final class HttpCacheFeature implements Feature {

  /** The property of a request, target or client with its {@link CallOptions}. */
  public static final String OPTIONS = "org.jcachehttp.clients.jaxrs.options";

  /** The property of a request, target or client with its {@link CacheMode}. */
  public static final String MODE = "org.jcachehttp.clients.jaxrs.mode";

  /** The property of a client with its feature. */
  static final String FEATURE = "org.jcachehttp.clients.jaxrs.feature";

  /** Request filters run in ascending order of priorities, response filters in descending order. */
  private static final int NEXT_TO_ORIGIN = Integer.MAX_VALUE;

  private final CacheSession session;
  private final Client origin;
  private final Redirects redirects;

  /**
   * Creates a feature for a cache, in the mode {@link CacheMode#DEFAULT}.
   *
   * @param cache the cache, which the caller closes
   * @param origin the client that sends requests to the origin, which the caller closes; one filter
   *     is registered on it, which changes no request
   */
  public HttpCacheFeature(HttpCache cache, Client origin) {
    this(CacheSession.over(cache), origin);
  }

  /**
   * Creates a feature for the cache of a session, in the mode of the session.
   *
   * @param session the session, which may be shared with other clients
   * @param origin the client that sends requests to the origin, which the caller closes; one filter
   *     is registered on it, which changes no request
   */
  public HttpCacheFeature(CacheSession session, Client origin) {
    this(requireNonNull(session, "session"), requireNonNull(origin, "origin"), Redirects.BY_CALLER);
    SentRequest.observe(origin, NEXT_TO_ORIGIN);
  }

  private HttpCacheFeature(CacheSession session, Client origin, Redirects redirects) {
    this.session = session;
    this.origin = origin;
    this.redirects = redirects;
  }

  /**
   * {@return a feature that follows redirections, with each hop through the cache} Without it the
   * caller receives redirections, also on Jersey. The origin client must follow none: otherwise its
   * last response is stored for the first URL. Jersey is told so.
   */
  public HttpCacheFeature followingRedirects() {
    return new HttpCacheFeature(session, origin, Redirects.BY_CACHE);
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.property(FEATURE, this);
    context.register(HttpCacheFilter.class, NEXT_TO_ORIGIN);
    return true;
  }

  CacheSession session() {
    return session;
  }

  Client origin() {
    return origin;
  }

  Redirects redirects() {
    return redirects;
  }
}
