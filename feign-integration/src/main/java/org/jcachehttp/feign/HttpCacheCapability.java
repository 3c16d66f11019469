package org.jcachehttp.feign;

import feign.AsyncClient;
import feign.Capability;
import feign.Client;
import feign.Contract;
import feign.InvocationHandlerFactory;
import feign.codec.Decoder;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jspecify.annotations.Nullable;

/**
 * Adds an HTTP cache to a Feign builder with a synchronous or asynchronous client.
 *
 * <pre>{@code
 * Forum forum = Feign.builder()
 *     .addCapability(new HttpCacheCapability(cache))
 *     .target(Forum.class, "https://example.org");
 * }</pre>
 *
 * <p>Responses are cached as the client receives them, so Feign's interceptors, encoders and
 * decoders work as without a cache. A request whose URL is not a valid {@link java.net.URI}
 * bypasses the cache.
 *
 * <p>Immutable, and safe for use by many threads and in many builders. The caller closes the HTTP
 * cache.
 */
public final class HttpCacheCapability implements Capability {

  private final CacheSession session;
  private final Redirects redirects;
  private final ClientCredentials credentials = new ClientCredentials();

  /**
   * Creates a capability for a cache, in the mode {@link org.jcachehttp.http.CacheMode#DEFAULT}.
   *
   * @param cache the cache, which the caller closes
   */
  public HttpCacheCapability(HttpCache cache) {
    this(CacheSession.over(cache));
  }

  /**
   * Creates a capability for the cache of a session, in the mode of the session.
   *
   * @param session the session, which may be shared with other clients
   */
  public HttpCacheCapability(CacheSession session) {
    this(session, Redirects.BY_CACHE);
  }

  private HttpCacheCapability(CacheSession session, Redirects redirects) {
    this.session = session;
    this.redirects = redirects;
  }

  /**
   * {@return a capability with other handling of redirects; by default the cache follows them}
   *
   * @param handling the component that follows redirects
   */
  public HttpCacheCapability withRedirects(Redirects handling) {
    return new HttpCacheCapability(session, handling);
  }

  @Override
  public Client enrich(Client client) {
    // With the capability added twice, a request would wait for itself in flight.
    if (client instanceof CachingClient) {
      return client;
    }
    credentials.warn(client);
    return new CachingClient(client, session, redirects);
  }

  /**
   * Returns a client with the cache in front of the given one.
   *
   * @param client the client; null from a builder of Feign 13.13 without a client, which then gets
   *     Feign's default client on daemon threads. The {@code executorService} of the builder is not
   *     used, because a capability does not see it.
   */
  @Override
  public AsyncClient<Object> enrich(@Nullable AsyncClient<Object> client) {
    return client instanceof CachingAsyncClient
        ? client
        : new CachingAsyncClient<>(
            client == null ? DefaultClients.async() : client, session, redirects);
  }

  /** Returns a contract that also checks the annotations of this module. */
  @Override
  public Contract enrich(Contract contract) {
    return new AnnotationCheck(contract);
  }

  /** Returns a factory whose handlers give calls their tags. */
  @Override
  public InvocationHandlerFactory enrich(InvocationHandlerFactory factory) {
    return factory instanceof TaggingHandlers ? factory : new TaggingHandlers(factory);
  }

  /** Returns a decoder that decodes once for methods with {@link KeepDecoded}. */
  @Override
  public Decoder enrich(Decoder decoder) {
    return new MemoizingDecoder(decoder);
  }
}
