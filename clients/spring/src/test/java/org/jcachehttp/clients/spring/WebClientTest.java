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
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import reactor.core.Exceptions;

/** The contract of {@link HttpCacheFilter}, over Java's HTTP client. */
class WebClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.of(
        ClientFeature.REDIRECTS,
        ClientFeature.STREAMING,
        ClientFeature.REQUEST_OPTIONS,
        ClientFeature.TRUNCATION_ERROR,
        ClientFeature.HTTP_2);
  }

  @Override
  protected TestClient open(CacheSession session) {
    ExchangeFunction client =
        ExchangeFunctions.create(new JdkClientHttpConnector())
            .filter(new HttpCacheFilter(session).followingRedirects());
    return call -> send(client, call);
  }

  /** The client of Java asks for HTTP/2 by default. */
  @Override
  protected TestClient openHttp2(CacheSession session) {
    return open(session);
  }

  private static HttpResponse send(ExchangeFunction client, TestCall call) throws IOException {
    try {
      ClientResponse response = client.exchange(request(call)).block();
      return ReactiveMessages.toHttp(java.util.Objects.requireNonNull(response));
    } catch (IllegalStateException interruptedOrClosed) {
      throw new IOException(interruptedOrClosed);
    } catch (RuntimeException failure) {
      throw new IOException(Exceptions.unwrap(failure));
    }
  }

  private static ClientRequest request(TestCall call) {
    ClientRequest.Builder request =
        ClientRequest.create(HttpMethod.valueOf(call.request().method()), call.request().uri())
            .attributes(HttpCacheAttributes.options(call.options()))
            .headers(
                headers ->
                    call.request()
                        .fields()
                        .forEach(field -> headers.add(field.name(), field.value())));
    call.mode().ifPresent(mode -> request.attributes(HttpCacheAttributes.mode(mode)));
    if (call.request().content().size() > 0) {
      request.body(BodyInserters.fromValue(BlockingMessages.content(call.request())));
    }
    return request.build();
  }
}
