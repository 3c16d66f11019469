package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

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
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** The contract of {@link HttpCacheFilter}, over Java's HTTP client. */
class WebClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.of(
        ClientFeature.REDIRECTS,
        ClientFeature.STREAMING,
        ClientFeature.REQUEST_OPTIONS,
        ClientFeature.ADDED_CREDENTIALS,
        ClientFeature.TRUNCATION_ERROR,
        ClientFeature.FIELD_ORDER,
        ClientFeature.HTTP_2);
  }

  @Override
  protected TestClient open(CacheSession session) {
    return open(session, new JdkClientHttpConnector());
  }

  final TestClient open(CacheSession session, ClientHttpConnector connector) {
    return open(session, ExchangeFunctions.create(connector));
  }

  private TestClient open(CacheSession session, ExchangeFunction below) {
    ExchangeFunction client = below.filter(new HttpCacheFilter(session).followingRedirects());
    return call -> send(client, call);
  }

  @Override
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    return open(
        session,
        ExchangeFunctions.create(new JdkClientHttpConnector())
            .filter(
                (request, next) ->
                    next.exchange(
                        ClientRequest.from(request)
                            .header("Authorization", authorization)
                            .build())));
  }

  /** The client of Java asks for HTTP/2 by default. */
  @Override
  protected TestClient openHttp2(CacheSession session) {
    return open(session, new JdkClientHttpConnector());
  }

  private HttpResponse send(ExchangeFunction client, TestCall call) throws IOException {
    try {
      return ReactiveMessages.toHttp(answer(client.exchange(request(call))));
    } catch (IllegalStateException interruptedOrClosed) {
      throw new IOException(interruptedOrClosed);
    } catch (RuntimeException failure) {
      throw new IOException(Exceptions.unwrap(failure));
    }
  }

  /** Subscribes and waits for the response. */
  ClientResponse answer(Mono<ClientResponse> response) {
    return requireNonNull(response.block());
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
