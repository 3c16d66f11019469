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
 * A client that asks another one only for what an HTTP cache does not answer. {@link
 * HttpCacheCapability} puts it around the client of a builder.
 */
public final class CachingClient implements Client {

  private final Client delegate;
  private final CallRules rules;

  CachingClient(Client delegate, CallRules rules) {
    this.delegate = delegate;
    this.rules = rules;
  }

  /** The client with that cache around it; safe for use by as many threads as the client. */
  public static Client wrap(Client delegate, HttpCache cache) {
    return new CachingClient(delegate, new CallRules(CacheSession.over(cache), Redirects.BY_CACHE));
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    Optional<FeignCall> call = rules.call(request, options);
    return call.isPresent() ? execute(call.get()) : delegate.execute(request, options);
  }

  private Response execute(FeignCall call) throws IOException {
    while (true) {
      Exchange exchange = call.exchange();
      HttpResponse answer = call.ask(origin(call, exchange));
      if (call.isAnsweredBy(answer)) {
        return exchange.answer(answer);
      }
      answer.body().close();
    }
  }

  private Origin origin(FeignCall call, Exchange exchange) {
    return sent -> exchange.received(delegate.execute(exchange.outgoing(sent), call.options()));
  }
}
