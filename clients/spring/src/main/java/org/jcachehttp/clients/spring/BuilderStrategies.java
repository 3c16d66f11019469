package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The strategies of a builder, which no method returns.
 *
 * @param messageReaders the readers of the builder
 * @param messageWriters the writers of the builder
 */
record BuilderStrategies(
    List<HttpMessageReader<?>> messageReaders, List<HttpMessageWriter<?>> messageWriters)
    implements ExchangeStrategies {

  /** Returns the present strategies; a client that is built shows them to its last function. */
  static ExchangeStrategies of(WebClient.Builder builder) {
    AtomicReference<ExchangeStrategies> found =
        new AtomicReference<>(ExchangeStrategies.withDefaults());
    WebClient unused =
        builder
            .clone()
            .clientConnector((method, uri, request) -> Mono.empty())
            .codecs(codecs -> found.set(of(codecs)))
            .build();
    return requireNonNull(found.get());
  }

  private static ExchangeStrategies of(CodecConfigurer codecs) {
    return new BuilderStrategies(codecs.getReaders(), codecs.getWriters());
  }
}
