package org.jcachehttp.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * The contract of {@link HttpCacheFilter} on the event loops of Netty, with a store on disk. The
 * thread that subscribes and cancels counts as an event loop too. The JVM needs {@code
 * -XX:+AllowRedefinitionToAddDeleteMethods}.
 */
class WebClientWithBlockHoundTest extends WebClientTest {

  @BeforeAll
  static void findBlockingCalls() {
    BlockingCalls.find();
  }

  @AfterEach
  void noEventLoopWasBlocked() {
    assertThat(BlockingCalls.found()).isEmpty();
  }

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }

  @Override
  protected TestClient open(CacheSession session) {
    return open(session, new ReactorClientHttpConnector());
  }

  @Override
  protected TestClient openHttp2(CacheSession session) {
    HttpClient http2 = HttpClient.create().protocol(HttpProtocol.H2C);
    return open(session, new ReactorClientHttpConnector(http2));
  }

  @Override
  ClientResponse answer(Mono<ClientResponse> response) {
    CompletableFuture<ClientResponse> future = BlockingCalls.withoutBlocking(response::toFuture);
    try {
      return future.get();
    } catch (InterruptedException interrupt) {
      boolean unused = BlockingCalls.withoutBlocking(() -> future.cancel(true));
      throw new IllegalStateException(interrupt);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failure.getCause());
    }
  }

  @Test
  void aBlockingCallOnAnEventLoopIsFound() {
    boolean isOpen =
        BlockingCalls.withoutBlocking(
            () -> {
              try {
                return new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
              } catch (InterruptedException interrupt) {
                throw new IllegalStateException(interrupt);
              }
            });
    assertThat(isOpen).isFalse();
    assertThat(BlockingCalls.found()).isNotEmpty();
  }

  /** The cache reads the rest of a body that its caller cancels, which takes a while. */
  @Test
  void aBodyIsCancelledWithoutBlocking() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (LoopbackOrigin origin = new LoopbackOrigin();
        HttpCache cache = HttpCache.open("memory:")) {
      origin.serves(
          "/lines",
          exchange -> {
            LoopbackOrigin.add(exchange, "Cache-Control", "max-age=60");
            try (exchange) {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(new byte[1000]);
              exchange.getResponseBody().flush();
              boolean unused = end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          });
      WebClient client =
          WebClient.builder()
              .clientConnector(new ReactorClientHttpConnector())
              .filter(new HttpCacheFilter(cache))
              .build();
      client
          .get()
          .uri(origin.url() + "/lines")
          .exchangeToFlux(response -> response.bodyToFlux(DataBuffer.class))
          .publishOn(Schedulers.parallel())
          .subscribe(
              new BaseSubscriber<>() {
                @Override
                protected void hookOnNext(DataBuffer buffer) {
                  DataBufferUtils.release(buffer);
                  BlockingCalls.withoutBlocking(
                      () -> {
                        cancel();
                        return true;
                      });
                  cancelled.countDown();
                }
              });
      assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
      end.countDown();
    }
  }
}
