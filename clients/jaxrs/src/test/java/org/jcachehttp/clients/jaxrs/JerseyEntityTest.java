package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientBuilder;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** Entities of a client with {@link HttpCacheFeature} in Jersey. */
class JerseyEntityTest extends EntityTests {

  @Override
  ClientBuilder builder() {
    return new JerseyClientBuilder();
  }
}
