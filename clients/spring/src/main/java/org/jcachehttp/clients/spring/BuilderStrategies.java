package org.jcachehttp.clients.spring;

import java.net.URI;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the strategies of a builder, which no method returns: those of a response that a client of
 * the builder makes from an empty one, without a network.
 */
final class BuilderStrategies {

  private BuilderStrategies() {}

  static ExchangeStrategies of(WebClient.Builder builder) {
    return builder
        .clone()
        .filters(List::clear)
        .clientConnector((method, uri, request) -> Mono.just(new EmptyResponse()))
        .build()
        .get()
        .uri(URI.create("http://localhost/"))
        .exchangeToMono(response -> Mono.just(response.strategies()))
        .toFuture()
        .join();
  }

  private static final class EmptyResponse implements ClientHttpResponse {

    @Override
    public HttpStatusCode getStatusCode() {
      return HttpStatus.OK;
    }

    @Override
    public MultiValueMap<String, ResponseCookie> getCookies() {
      return new LinkedMultiValueMap<>();
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders();
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return Flux.empty();
    }
  }
}
