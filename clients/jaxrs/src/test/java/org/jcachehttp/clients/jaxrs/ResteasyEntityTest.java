package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;

/** Entities of a client with {@link HttpCacheFeature} in RESTEasy. */
class ResteasyEntityTest extends EntityTests {

  @Override
  ClientBuilder builder() {
    return new ResteasyClientBuilderImpl();
  }
}
