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
  private static final int THREADS_OF_EACH = 4;
  private static final int PROCESSES = 3;

  /** Enough that no process is done before the last has begun. */
  private static final int TOKENS_OF_PROCESSES = 600;

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
        // Two members, of which the second finds the first.
        "hazelcast://127.0.0.1:PORT/limits?port=PORT&driver.hazelcast.wait.seconds.before.join=0"
      })
  void manyThreadsAreGrantedExactlyTheTokensThereAre(String provider, @TempDir Path folder)
      throws Exception {
    String port = Integer.toString(LocalServer.freePort());
    System.setProperty(
        "limits.provider", provider.replace("FOLDER", folder.toString()).replace("PORT", port));
    try (UriCachingProvider first = new UriCachingProvider();
        UriCachingProvider second = new UriCachingProvider()) {
      Customer here = Customer.of(first, TOKENS);
      Customer there = provider.equals("memory:") ? here : Customer.of(second, TOKENS);
      List<Customer> customers = new ArrayList<>(nCopies(THREADS_OF_EACH, here));
      customers.addAll(nCopies(THREADS_OF_EACH, there));
      assertThat(Customer.grantedTo(customers)).isEqualTo(TOKENS);
    }
  }

  @Test
  void threeProcessesOnOneRedisAreGrantedExactlyTheTokensThereAre() throws Exception {
    List<CustomerProcess> customers = new ArrayList<>();
    try (LocalServer redis = LocalServer.of("redis")) {
      for (int i = 0; i < PROCESSES; i++) {
        customers.add(CustomerProcess.start(redis.uriWithLongTimeouts("limits"), TOKENS_OF_PROCESSES));
      }
      for (CustomerProcess customer : customers) {
        customer.awaitReady();
      }
      for (CustomerProcess customer : customers) {
        customer.go();
      }
      int granted = 0;
      for (CustomerProcess customer : customers) {
        granted += customer.granted();
      }
      assertThat(granted).isEqualTo(TOKENS_OF_PROCESSES);
    } finally {
      customers.forEach(CustomerProcess::close);
    }
  }
}
