package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.ResponseProcessingException;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.message.TargetUri;

/**
 * Sends the requests of one call by the origin client. A background refresh on another thread may
 * outlive the call, and uses nothing of its context.
 */
final class OriginCall implements Origin {

  /** Jersey follows redirections by default, and would hide them from the cache. */
  private static final String FOLLOW_REDIRECTS = "jersey.config.client.followRedirects";

  /** The client with the cache has already checked the request. */
  private static final String IS_CHECKED = "jersey.config.client.suppressHttpComplianceValidation";

  private final HttpCacheFeature feature;
  private final Optional<RequestContent> content;
  private final TargetUri asked;
  private final Map<String, Object> properties;

  OriginCall(
      HttpCacheFeature feature, ClientRequestContext context, Optional<RequestContent> content) {
    this.feature = feature;
    this.content = content;
    this.asked = TargetUri.of(context.getUri());
    this.properties = properties(context);
  }

  /** Returns the properties of a request, without those of its client, which RESTEasy adds. */
  private static Map<String, Object> properties(ClientRequestContext context) {
    Map<String, Object> properties = new HashMap<>();
    Configuration client = context.getClient().getConfiguration();
    for (String name : context.getPropertyNames()) {
      Object value = context.getProperty(name);
      if (value != client.getProperty(name) && !name.startsWith(HttpCacheFilter.RESPONSE)) {
        properties.put(name, value);
      }
    }
    return properties;
  }

  @Override
  public HttpResponse send(HttpRequest sent) throws IOException {
    SentRequest seen = new SentRequest();
    HttpResponse response = JaxrsMessages.toHttp(invoke(invocation(sent, seen)));
    return feature.session().received(sent, seen.fields().orElse(sent.fields()), response);
  }

  private Invocation invocation(HttpRequest sent, SentRequest seen) {
    Invocation.Builder builder = feature.origin().target(sent.uri()).request();
    // A property may be a credential, such as those of Jersey's authentication.
    if (isOfSameOrigin(TargetUri.of(sent.uri()))) {
      properties.forEach(builder::property);
    }
    builder.property(FOLLOW_REDIRECTS, false);
    builder.property(IS_CHECKED, true);
    builder.property(SentRequest.PROPERTY, seen);
    builder.headers(JaxrsMessages.headers(sent));
    return content
        .flatMap(entity -> entity.entity(sent, seen::headers))
        .map(entity -> builder.build(sent.method(), entity))
        .orElseGet(() -> builder.build(sent.method()));
  }

  private boolean isOfSameOrigin(TargetUri target) {
    return target.scheme().equals(asked.scheme()) && target.authority().equals(asked.authority());
  }

  private static Response invoke(Invocation invocation) throws IOException {
    try {
      return invocation.invoke();
    } catch (ResponseProcessingException failure) {
      Response unprocessed = failure.getResponse();
      if (unprocessed != null) {
        unprocessed.close();
      }
      throw new IOException(failure);
    } catch (ProcessingException failure) {
      throw failure.getCause() instanceof IOException io ? io : new IOException(failure);
    }
  }
}
