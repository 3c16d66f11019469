package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jcachehttp.clients.testkit.ClientFeature;

/** The contract of {@link HttpCacheFeature} in RESTEasy. */
class ResteasyTest extends JaxrsContract {

  @Override
  public Set<ClientFeature> features() {
    Set<ClientFeature> features = EnumSet.copyOf(super.features());
    features.add(ClientFeature.TRUNCATION_ERROR);
    features.add(ClientFeature.FIELD_ORDER);
    return features;
  }

  @Override
  ClientBuilder builder() {
    return new ResteasyClientBuilderImpl();
  }
}
