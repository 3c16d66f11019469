package org.jcachehttp.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpRequest;

/** A client that asks another one only for what the cache does not answer. */
final class CachingClient implements Client {

  private final Client delegate;
  private final HttpCache cache;

  CachingClient(Client delegate, HttpCache cache) {
    this.delegate = delegate;
    this.cache = cache;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    Optional<HttpRequest> asked = FeignMessages.toHttp(request);
    if (asked.isEmpty()) {
      return delegate.execute(request, options);
    }
    Exchange exchange = new Exchange(delegate, request, asked.get(), options);
    return exchange.toFeign(cache.execute(asked.get(), exchange));
  }
}
