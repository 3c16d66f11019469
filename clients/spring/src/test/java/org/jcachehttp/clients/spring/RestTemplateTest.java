package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.NoOpResponseErrorHandler;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

/** The contract of {@link HttpCacheInterceptor} in a RestTemplate, which reads whole bodies. */
class RestTemplateTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.of(
        ClientFeature.REDIRECTS,
        ClientFeature.CONTENT,
        ClientFeature.TRUNCATION_ERROR,
        ClientFeature.FIELD_ORDER);
  }

  @Override
  protected TestClient open(CacheSession session) {
    RestTemplate template = new RestTemplate(new JdkClientHttpRequestFactory());
    template.setErrorHandler(new NoOpResponseErrorHandler());
    template.setInterceptors(List.of(new HttpCacheInterceptor(session).followingRedirects()));
    return call -> send(template, call);
  }

  private static HttpResponse send(RestTemplate template, TestCall call) throws IOException {
    try {
      return requireNonNull(
          template.execute(
              call.request().uri(),
              HttpMethod.valueOf(call.request().method()),
              request -> {
                call.request()
                    .fields()
                    .forEach(field -> request.getHeaders().add(field.name(), field.value()));
                request.getBody().write(BlockingMessages.content(call.request()));
              },
              RestTemplateTest::read));
    } catch (ResourceAccessException failure) {
      throw new IOException(failure);
    }
  }

  private static HttpResponse read(ClientHttpResponse response) throws IOException {
    return BlockingMessages.toHttp(response).withBody(Body.of(response.getBody().readAllBytes()));
  }
}
