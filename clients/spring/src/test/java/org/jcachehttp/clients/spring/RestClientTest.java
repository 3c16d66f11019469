package org.jcachehttp.clients.spring;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** The contract of {@link HttpCacheInterceptor} in a RestClient over Java's HTTP client. */
class RestClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.of(
        ClientFeature.REDIRECTS,
        ClientFeature.STREAMING,
        ClientFeature.REQUEST_OPTIONS,
        ClientFeature.CONTENT,
        ClientFeature.ADDED_CREDENTIALS,
        ClientFeature.TRUNCATION_ERROR,
        ClientFeature.FIELD_ORDER,
        ClientFeature.HTTP_2);
  }

  /** Returns the factory for requests to the origin. */
  ClientHttpRequestFactory factory() {
    return new JdkClientHttpRequestFactory();
  }

  @Override
  protected TestClient open(CacheSession session) {
    RestClient client = client(session);
    return call -> send(client, call);
  }

  /** The client of Java asks for HTTP/2 by default. */
  @Override
  protected TestClient openHttp2(CacheSession session) {
    return open(session);
  }

  @Override
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    RestClient client =
        client(session)
            .mutate()
            .requestInterceptor(
                (request, body, execution) -> {
                  request.getHeaders().set("Authorization", authorization);
                  return execution.execute(request, body);
                })
            .build();
    return call -> send(client, call);
  }

  private RestClient client(CacheSession session) {
    return RestClient.builder()
        .requestFactory(factory())
        .requestInterceptor(new HttpCacheInterceptor(session).followingRedirects())
        .build();
  }

  private static HttpResponse send(RestClient client, TestCall call) throws IOException {
    RestClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(call.request().method()))
            .uri(call.request().uri())
            .attributes(HttpCacheAttributes.options(call.options()))
            .headers(
                headers ->
                    call.request()
                        .fields()
                        .forEach(field -> headers.add(field.name(), field.value())));
    call.mode().ifPresent(mode -> request.attributes(HttpCacheAttributes.mode(mode)));
    if (call.request().content().size() > 0) {
      request.body(BlockingMessages.content(call.request()));
    }
    try {
      return request.exchange((sent, response) -> BlockingMessages.toHttp(response), false);
    } catch (ResourceAccessException failure) {
      throw new IOException(failure);
    }
  }
}
