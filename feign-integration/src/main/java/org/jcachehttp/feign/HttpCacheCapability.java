package org.jcachehttp.feign;

import feign.Capability;
import feign.Client;
import org.jcachehttp.http.HttpCache;

/**
 * Puts an HTTP cache around the client of a Feign builder.
 *
 * <pre>{@code
 * Forum forum = Feign.builder()
 *     .addCapability(new HttpCacheCapability(cache))
 *     .target(Forum.class, "https://example.org");
 * }</pre>
 *
 * <p>Feign's interceptors, encoders and decoders work as without it: what is cached are responses
 * as the client received them. Where the client follows redirects, what is cached is the response
 * at their end. A request whose URL is no {@link java.net.URI} passes by the cache.
 *
 * <p>Safe for use by many threads and in many builders. The HTTP cache stays the caller's to close.
 */
public final class HttpCacheCapability implements Capability {

  private final HttpCache cache;

  /** A capability that answers from that cache. */
  public HttpCacheCapability(HttpCache cache) {
    this.cache = cache;
  }

  @Override
  public Client enrich(Client client) {
    return new CachingClient(client, cache);
  }
}
