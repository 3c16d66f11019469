package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jcachehttp.http.message.Fields;
import org.jspecify.annotations.Nullable;

/** A request as the origin client sends it, with the fields that its filters add. */
final class SentRequest {

  /** The property of a request with this object. */
  static final String PROPERTY = "org.jcachehttp.clients.jaxrs.sent-request";

  private volatile @Nullable ClientRequestContext context;

  /** Returns the fields; empty before the filters of the origin client have run. */
  Optional<Fields> fields() {
    return Optional.ofNullable(context).map(sent -> JaxrsMessages.fields(sent.getStringHeaders()));
  }

  /** Returns the fields for the writer of the content, which may change them. */
  MultivaluedMap<String, Object> headers() {
    return Optional.ofNullable(context)
        .map(ClientRequestContext::getHeaders)
        .orElseGet(MultivaluedHashMap::new);
  }

  /** The last request filter of an origin client. */
  static final class Observer implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext context) {
      if (context.getProperty(PROPERTY) instanceof SentRequest sent) {
        sent.context = context;
      }
    }
  }
}
