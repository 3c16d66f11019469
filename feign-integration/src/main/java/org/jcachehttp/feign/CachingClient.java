package org.jcachehttp.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/**
 * A Feign client that responds from an HTTP cache, and uses another client for requests to the
 * origin. {@link HttpCacheCapability} installs it in a builder.
 */
public final class CachingClient implements Client {

  private final Client delegate;
  private final CacheSession session;
  private final Redirects redirects;

  CachingClient(Client delegate, CacheSession session, Redirects redirects) {
    this.delegate = delegate;
    this.session = session;
    this.redirects = redirects;
  }

  /**
   * {@return the client with the cache in front of it, as thread-safe as the client itself}
   *
   * @param delegate the client for requests to the origin
   * @param cache the cache, which the caller closes
   */
  public static Client wrap(Client delegate, HttpCache cache) {
    return new CachingClient(delegate, CacheSession.over(cache), Redirects.BY_CACHE);
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    Optional<FeignCall> call = FeignCall.of(session, redirects, request, options);
    return call.isPresent() ? execute(call.get()) : delegate.execute(request, options);
  }

  private Response execute(FeignCall call) throws IOException {
    Origin origin = sent -> call.received(delegate.execute(call.outgoing(sent), call.options()));
    HttpResponse response = call.execute(origin);
    while (call.follows(response)) {
      response.body().close();
      response = call.execute(origin);
    }
    return call.toFeign(response);
  }
}
