package org.jcachehttp.clients.jaxrs;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * The filters of a client with a cache. {@link HttpCacheFeature} registers this class, and the
 * client creates an object of it: register the feature instead.
 *
 * <p>The request filter aborts with the header section of a response, and the response filter adds
 * the body: an entity of an aborted request would be read into memory. Safe for use by many
 * threads.
 */
public final class HttpCacheFilter implements ClientRequestFilter, ClientResponseFilter {

  /** The name of a field and the beginning of a property, which carry a response to its filter. */
  static final String RESPONSE = "org.jcachehttp.clients.jaxrs.response";

  private final Providers providers;

  /**
   * Creates the filters of a client.
   *
   * @param providers the writers of the client
   */
  public HttpCacheFilter(@Context Providers providers) {
    this.providers = requireNonNull(providers, "providers");
  }

  @Override
  public void filter(ClientRequestContext context) throws IOException {
    HttpCacheFeature feature = feature(context);
    Optional<RequestContent> content = RequestContent.of(context, providers);
    HttpRequest asked = JaxrsMessages.toHttp(context, content);
    OriginCall origin = new OriginCall(feature, context, content);
    CacheSession.Call call = CallSettings.call(feature.session(), context);
    HttpResponse response = call.execute(asked, origin);
    if (feature.redirects() == Redirects.BY_CACHE) {
      response =
          feature.session().cache().trail(asked).follow(response, hop -> call.execute(hop, origin));
    }
    // RESTEasy shares the properties among the executions of one Invocation.
    String key = RESPONSE + '.' + UUID.randomUUID();
    context.setProperty(key, response);
    context.abortWith(JaxrsMessages.withoutBody(response, RESPONSE, key));
  }

  private static HttpCacheFeature feature(ClientRequestContext context) {
    if (!(context.getConfiguration().getProperty(HttpCacheFeature.FEATURE)
        instanceof HttpCacheFeature feature)) {
      throw new IllegalStateException(
          "the client has an HttpCacheFilter without an HttpCacheFeature");
    }
    if (context.getClient() == feature.origin()) {
      throw new IllegalStateException(
          "the origin client of an HttpCacheFeature has the feature itself, but takes a client"
              + " without it");
    }
    return feature;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    List<String> keys = response.getHeaders().remove(RESPONSE);
    if (keys != null && request.getProperty(keys.get(0)) instanceof HttpResponse answer) {
      request.removeProperty(keys.get(0));
      response.setEntityStream(answer.body().open());
    }
  }
}
