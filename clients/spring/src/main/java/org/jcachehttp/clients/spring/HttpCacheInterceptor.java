package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * An HTTP cache in a {@code RestClient} or {@code RestTemplate}.
 *
 * <pre>{@code
 * RestClient client = RestClient.builder()
 *     .requestInterceptor(new HttpCacheInterceptor(cache))
 *     .build();
 * }</pre>
 *
 * <p>Interceptors that are added before this one are above the cache: they run for stored responses
 * too, and the cache sees the credentials that they add. Later ones, also those of {@code
 * mutate()}, are below it: a response to a request to which they added a credential field is not
 * stored. The request factory must not follow redirections; see {@link #followingRedirects()}.
 *
 * <p>Immutable, and safe for use by many threads and in many clients. The caller closes the HTTP
 * cache.
 */
public final class HttpCacheInterceptor implements ClientHttpRequestInterceptor {

  private final CacheSession session;
  private final Redirects redirects;

  /**
   * Creates an interceptor for a cache, in the mode {@link CacheMode#DEFAULT}.
   *
   * @param cache the cache, which the caller closes
   */
  public HttpCacheInterceptor(HttpCache cache) {
    this(CacheSession.over(cache));
  }

  /**
   * Creates an interceptor for the cache of a session, in the mode of the session.
   *
   * @param session the session, which may be shared with other clients
   */
  public HttpCacheInterceptor(CacheSession session) {
    this(requireNonNull(session, "session"), Redirects.BY_CALLER);
  }

  private HttpCacheInterceptor(CacheSession session, Redirects redirects) {
    this.session = session;
    this.redirects = redirects;
  }

  /**
   * {@return an interceptor that follows redirections, with each hop through the cache} The request
   * factory must follow none: otherwise its last response is stored for the first URL.
   */
  public HttpCacheInterceptor followingRedirects() {
    return new HttpCacheInterceptor(session, Redirects.BY_CACHE);
  }

  @Override
  public ClientHttpResponse intercept(
      org.springframework.http.HttpRequest request,
      byte[] body,
      ClientHttpRequestExecution execution)
      throws IOException {
    CacheSession.Call call = HttpCacheAttributes.call(session, request.getAttributes());
    Optional<HttpRequest> asked = BlockingMessages.toHttp(request, body);
    if (call.mode() == CacheMode.NO_STORE || asked.isEmpty()) {
      return execution.execute(request, body);
    }
    Origin origin =
        sent -> {
          OutgoingRequest outgoing = new OutgoingRequest(request, sent);
          HttpResponse response =
              BlockingMessages.toHttp(execution.execute(outgoing, BlockingMessages.content(sent)));
          // Interceptors below the cache may have added fields.
          return session.received(sent, SpringFields.toHttp(outgoing.getHeaders()), response);
        };
    return new CachedClientHttpResponse(execute(call, asked.get(), origin));
  }

  private HttpResponse execute(CacheSession.Call call, HttpRequest request, Origin origin)
      throws IOException {
    HttpResponse response = call.execute(request, origin);
    return redirects == Redirects.BY_CACHE
        ? session.cache().trail(request).follow(response, hop -> call.execute(hop, origin))
        : response;
  }
}
