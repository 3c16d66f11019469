package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * An HTTP cache in a {@code WebClient}. It blocks neither the subscriber nor an event loop: store
 * operations run on the executor of the HTTP cache, and bodies are read on Reactor's threads for
 * blocking work.
 *
 * <pre>{@code
 * WebClient client = WebClient.builder().filter(new HttpCacheFilter(cache)).build();
 * }</pre>
 *
 * <p>Filters that are added before this one are above the cache: they run for stored responses too,
 * and the cache sees the credentials that they add. Later ones, also those of {@code mutate()}, are
 * below it: a response to a request to which they added a credential is not stored. The connector
 * must not follow redirections; see {@link #followingRedirects()}. A request has the {@link
 * org.jcachehttp.http.CacheScope} of the thread that subscribes.
 *
 * <p>Immutable, and safe for use by many threads and in many clients. The caller closes the HTTP
 * cache.
 */
public final class HttpCacheFilter implements ExchangeFilterFunction {

  private final CacheSession session;
  private final Redirects redirects;
  private final ExchangeStrategies strategies;

  /**
   * Creates a filter for a cache, in the mode {@link CacheMode#DEFAULT}.
   *
   * @param cache the cache, which the caller closes
   */
  public HttpCacheFilter(HttpCache cache) {
    this(CacheSession.over(cache));
  }

  /**
   * Creates a filter for the cache of a session, in the mode of the session.
   *
   * @param session the session, which may be shared with other clients
   */
  public HttpCacheFilter(CacheSession session) {
    this(
        requireNonNull(session, "session"), Redirects.BY_CALLER, ExchangeStrategies.withDefaults());
  }

  private HttpCacheFilter(
      CacheSession session, Redirects redirects, ExchangeStrategies strategies) {
    this.session = session;
    this.redirects = redirects;
    this.strategies = strategies;
  }

  /**
   * {@return a filter that follows redirections, with each hop through the cache} The connector
   * must follow none: otherwise its last response is stored for the first URL.
   */
  public HttpCacheFilter followingRedirects() {
    return new HttpCacheFilter(session, Redirects.BY_CACHE, strategies);
  }

  /**
   * {@return a filter that decodes responses by other strategies} A client with codecs of its own
   * needs it, because a filter does not see those of its client.
   *
   * @param value the strategies of the client; those of {@link ExchangeStrategies#withDefaults()}
   *     by default
   */
  public HttpCacheFilter withStrategies(ExchangeStrategies value) {
    return new HttpCacheFilter(session, redirects, requireNonNull(value, "strategies"));
  }

  /**
   * {@return a filter that decodes responses by the strategies that a builder has now} As {@link
   * #withStrategies} does, for a builder that others configured.
   *
   * @param builder the builder of the client; the strategies of an exchange function that it was
   *     given are not known, and those of {@link ExchangeStrategies#withDefaults()} apply
   */
  public HttpCacheFilter withStrategiesOf(WebClient.Builder builder) {
    return withStrategies(BuilderStrategies.of(builder));
  }

  @Override
  public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
    CacheSession.Call call = HttpCacheAttributes.call(session, request.attributes());
    URI uri = request.url();
    boolean isCacheable = uri.getScheme() != null && uri.getRawAuthority() != null;
    return call.mode() == CacheMode.NO_STORE || !isCacheable
        ? next.exchange(request)
        : Mono.create(
            sink ->
                new ReactiveExchange(
                        session,
                        new ReactiveMessages(request, strategies),
                        call,
                        next,
                        sink.contextView())
                    .start(sink, redirects.trail(session)));
  }
}
