package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.http.message.Fields;
import org.jspecify.annotations.Nullable;

/** A request as the origin client sends it, with the fields that its filters add. */
final class SentRequest {

  /** The property of a request with this object. */
  static final String PROPERTY = "org.jcachehttp.clients.jaxrs.sent-request";

  private static final ReentrantLock REGISTRATION = new ReentrantLock();

  private volatile @Nullable ClientRequestContext context;

  /** Registers the filter that shows the requests of a client, unless it has the filter. */
  static void observe(Client client, int priority) {
    REGISTRATION.lock();
    try {
      if (!client.getConfiguration().isRegistered(Observer.class)) {
        client.register(new Observer(), priority);
      }
    } finally {
      REGISTRATION.unlock();
    }
  }

  /** Returns the fields; empty before the filters of the origin client have run. */
  Optional<Fields> fields() {
    return Optional.ofNullable(context).map(sent -> Fields.copyOf(sent.getStringHeaders()));
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
