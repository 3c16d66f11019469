package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientBuilder;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** {@link HttpCacheFeature} in Jersey, beside the contract. */
class JerseyFeatureTest extends FeatureTests {

  @Override
  ClientBuilder builder() {
    return new JerseyClientBuilder();
  }
}
