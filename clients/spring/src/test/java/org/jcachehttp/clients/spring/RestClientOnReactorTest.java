package org.jcachehttp.clients.spring;

import java.util.EnumSet;
import java.util.Set;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;

/** A RestClient takes this factory by default if Reactor Netty is there; its reads fill buffers. */
class RestClientOnReactorTest extends RestClientTest {

  @Override
  public Set<ClientFeature> features() {
    Set<ClientFeature> features = EnumSet.copyOf(super.features());
    features.removeAll(EnumSet.of(ClientFeature.STREAMING, ClientFeature.HTTP_2));
    return features;
  }

  @Override
  ClientHttpRequestFactory factory() {
    return new ReactorClientHttpRequestFactory();
  }
}
