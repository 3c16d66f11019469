package org.jcachehttp.feign;

import feign.AsyncClient;
import feign.Capability;
import feign.Client;
import feign.Contract;
import feign.codec.Decoder;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;

/**
 * Puts an HTTP cache around the client of a Feign builder, synchronous or asynchronous.
 *
 * <pre>{@code
 * Forum forum = Feign.builder()
 *     .addCapability(new HttpCacheCapability(cache))
 *     .target(Forum.class, "https://example.org");
 * }</pre>
 *
 * <p>Feign's interceptors, encoders and decoders work as without it: what is cached are responses
 * as the client received them. A request whose URL is no {@link java.net.URI} passes by the cache.
 *
 * <p>Immutable, and safe for use by many threads and in many builders. The HTTP cache stays the
 * caller's to close.
 */
public final class HttpCacheCapability implements Capability {

  private final CallRules rules;

  /** A capability that answers from that cache. */
  public HttpCacheCapability(HttpCache cache) {
    this(CacheSession.over(cache));
  }

  /** A capability that answers from the cache of that session, used as the session says. */
  public HttpCacheCapability(CacheSession session) {
    this(new CallRules(session, Redirects.BY_CACHE));
  }

  private HttpCacheCapability(CallRules rules) {
    this.rules = rules;
  }

  /** The same, except for who follows redirections; by default that is the cache. */
  public HttpCacheCapability withRedirects(Redirects redirects) {
    return new HttpCacheCapability(new CallRules(rules.session(), redirects));
  }

  @Override
  public Client enrich(Client client) {
    // Added twice, it would wait for itself.
    return client instanceof CachingClient ? client : new CachingClient(client, rules);
  }

  @Override
  public AsyncClient<Object> enrich(AsyncClient<Object> client) {
    return client instanceof CachingAsyncClient ? client : new CachingAsyncClient<>(client, rules);
  }

  /** The same contract; what the annotations of this module say is checked after it. */
  @Override
  public Contract enrich(Contract contract) {
    return new AnnotationCheck(contract);
  }

  /** The same decoder; it decodes once where {@link KeepDecoded} says so. */
  @Override
  public Decoder enrich(Decoder decoder) {
    return new KeepingDecoder(decoder);
  }
}
