package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;

/** {@link HttpCacheFeature} in RESTEasy, beside the contract. */
class ResteasyFeatureTest extends FeatureTests {

  @Override
  ClientBuilder builder() {
    return new ResteasyClientBuilderImpl();
  }
}
