package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientBuilder;
import org.glassfish.jersey.client.JerseyClientBuilder;

/**
 * The contract of {@link HttpCacheFeature} in Jersey. Its HttpURLConnection reports the lines of a
 * field in reverse order, and no truncated bodies.
 */
class JerseyTest extends JaxrsContract {

  @Override
  ClientBuilder builder() {
    return new JerseyClientBuilder();
  }
}
