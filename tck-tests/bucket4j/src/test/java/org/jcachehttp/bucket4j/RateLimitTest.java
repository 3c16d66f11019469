package org.jcachehttp.bucket4j;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.servers.LocalServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class RateLimitTest {

  private static final int TOKENS = 50;
  private static final int THREADS_PER_PROVIDER = 4;
  private static final int PROCESSES = 3;

  /** Enough tokens to keep every process busy until the last one has started. */
  private static final int PROCESS_TOKENS = 600;

  @AfterEach
  void forget() {
    System.clearProperty("limits.provider");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory:",
        "sqlite:FOLDER/limits.sqlite",
        "filesystem:FOLDER/limits",
        // Two members: the second joins the first.
        "hazelcast://127.0.0.1:PORT/limits?port=PORT&driver.hazelcast.wait.seconds.before.join=0"
      })
  void manyThreadsConsumeExactlyTheAvailableTokens(String provider, @TempDir Path folder)
      throws Exception {
    String port = Integer.toString(LocalServer.freePort());
    System.setProperty(
        "limits.provider", provider.replace("FOLDER", folder.toString()).replace("PORT", port));
    try (UriCachingProvider first = new UriCachingProvider();
        UriCachingProvider second = new UriCachingProvider()) {
      TokenConsumer consumer = TokenConsumer.of(first, TOKENS);
      TokenConsumer otherConsumer =
          provider.equals("memory:") ? consumer : TokenConsumer.of(second, TOKENS);
      List<TokenConsumer> consumers = new ArrayList<>(nCopies(THREADS_PER_PROVIDER, consumer));
      consumers.addAll(nCopies(THREADS_PER_PROVIDER, otherConsumer));
      assertThat(TokenConsumer.consumedBy(consumers)).isEqualTo(TOKENS);
    }
  }

  @Test
  void threeProcessesOnOneRedisConsumeExactlyTheAvailableTokens() throws Exception {
    List<TokenConsumerProcess> consumers = new ArrayList<>();
    try (LocalServer redis = LocalServer.of("redis")) {
      for (int i = 0; i < PROCESSES; i++) {
        consumers.add(TokenConsumerProcess.start(redis.uri("limits"), PROCESS_TOKENS));
      }
      for (TokenConsumerProcess consumer : consumers) {
        consumer.awaitReady();
      }
      for (TokenConsumerProcess consumer : consumers) {
        consumer.go();
      }
      int consumed = 0;
      for (TokenConsumerProcess consumer : consumers) {
        consumed += consumer.consumed();
      }
      assertThat(consumed).isEqualTo(PROCESS_TOKENS);
    } finally {
      consumers.forEach(TokenConsumerProcess::close);
    }
  }
}
