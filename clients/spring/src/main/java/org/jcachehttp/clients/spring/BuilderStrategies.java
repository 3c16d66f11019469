package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Finds the strategies of a builder, which no method returns, without a request. */
final class BuilderStrategies {

  private BuilderStrategies() {}

  /** A client that is built shows them to the last function that changes them. */
  @SuppressWarnings("deprecation") // codecs() does not see the strategies
  static ExchangeStrategies of(WebClient.Builder builder) {
    AtomicReference<ExchangeStrategies> found =
        new AtomicReference<>(ExchangeStrategies.withDefaults());
    WebClient unused =
        builder
            .clone()
            .clientConnector((method, uri, request) -> Mono.empty())
            .exchangeStrategies(strategies -> found.set(strategies.build()))
            .build();
    return requireNonNull(found.get());
  }
}
