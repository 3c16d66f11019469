package org.jcachehttp.clients.spring;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Converts the messages of one call between WebClient and the HTTP cache.
 *
 * @param request the request of the caller
 * @param strategies decode the response
 */
record ReactiveMessages(ClientRequest request, ExchangeStrategies strategies) {

  private static final int CHUNK = 16 << 10;

  /**
   * The content of a request is not read, but announced, so that the request bypasses the cache.
   */
  private static final String ANNOUNCEMENT = "Transfer-Encoding";

  /** Returns the request for the cache. */
  HttpRequest toHttp() {
    Fields fields = SpringFields.toHttp(request.headers());
    if (!request.cookies().isEmpty()) {
      fields = fields.with("Cookie", cookies());
    }
    if (request.body() != BodyInserters.empty()) {
      fields = fields.without(List.of(ANNOUNCEMENT)).with(ANNOUNCEMENT, "chunked");
    }
    return HttpRequest.builder(request.method().name(), request.url()).fields(fields).build();
  }

  private String cookies() {
    return request.cookies().entrySet().stream()
        .flatMap(cookie -> cookie.getValue().stream().map(value -> cookie.getKey() + '=' + value))
        .collect(Collectors.joining("; "));
  }

  /**
   * Returns the request for the origin.
   *
   * @param written receives the fields, and the cookies as fields, when the connector writes them
   */
  ClientRequest toSpring(HttpRequest sent, Consumer<Fields> written) {
    boolean keepsContent = sent.fields().has(ANNOUNCEMENT);
    ClientRequest.Builder copy =
        ClientRequest.from(request)
            .method(HttpMethod.valueOf(sent.method()))
            .url(sent.uri())
            .cookies(cookies -> cookies.clear())
            .httpRequest(outgoing -> written.accept(asWritten(outgoing)))
            .headers(
                headers -> {
                  headers.clear();
                  sent.fields()
                      .without(List.of(ANNOUNCEMENT))
                      .forEach(field -> headers.add(field.name(), field.value()));
                });
    return (keepsContent ? copy : copy.body(BodyInserters.empty())).build();
  }

  private Fields asWritten(ClientHttpRequest outgoing) {
    Consumer<ClientHttpRequest> ofCaller = request.httpRequest();
    if (ofCaller != null) {
      ofCaller.accept(outgoing);
    }
    return SpringFields.toHttp(outgoing);
  }

  /** Converts a response, whose body is read with backpressure. */
  static HttpResponse toHttp(ClientResponse response) {
    return new HttpResponse(
        response.statusCode().value(),
        "", // WebClient does not report it
        "HTTP/1.1", // nor the version
        SpringFields.toHttp(response.headers().asHttpHeaders()),
        Body.of(new FluxInputStream(response.bodyToFlux(DataBuffer.class))));
  }

  /** Converts the final response for the caller. */
  ClientResponse toSpring(HttpResponse response) {
    return ClientResponse.create(HttpStatusCode.valueOf(response.status()), strategies)
        .request(new AskedRequest(request))
        .headers(
            headers -> response.fields().forEach(field -> headers.add(field.name(), field.value())))
        .cookies(cookies -> SetCookies.addTo(cookies, response.fields()))
        .body(flux(response.body()))
        .build();
  }

  /** Only bytes in memory are read and closed on the thread that asks for it. */
  private static Flux<DataBuffer> flux(Body body) {
    Flux<DataBuffer> buffers =
        DataBufferUtils.readInputStream(body::open, DefaultDataBufferFactory.sharedInstance, CHUNK);
    return body instanceof Body.Buffered
        ? buffers
        : buffers
            .subscribeOn(Schedulers.boundedElastic())
            .cancelOn(Schedulers.boundedElastic())
            // A subscriber that cancels before a thread is free has opened nothing.
            .doOnCancel(() -> ReactiveExchange.closeLater(body));
  }
}
