package org.jcachehttp.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jcachehttp.engine.UriCachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  private static final int TOKENS = 50;
  private static final int THREADS = 8;

  private static final BucketConfiguration FIFTY_A_DAY =
      BucketConfiguration.builder()
          .addLimit(limit -> limit.capacity(TOKENS).refillIntervally(TOKENS, Duration.ofDays(1)))
          .build();

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
    System.setProperty(
        "limits.provider",
        provider.replace("FOLDER", folder.toString()).replace("PORT", freePort()));
    try (UriCachingProvider first = new UriCachingProvider();
        UriCachingProvider second = new UriCachingProvider()) {
      BucketProxy here = bucket(first);
      BucketProxy there = provider.equals("memory:") ? here : bucket(second);
      assertThat(granted(List.of(here, there))).isEqualTo(TOKENS);
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static BucketProxy bucket(UriCachingProvider provider) {
    CacheManager manager = provider.getCacheManager(URI.create("classpath:cache.xml"), null);
    Cache<String, byte[]> limits = manager.getCache("limits");
    return Bucket4jJCache.entryProcessorBasedBuilder(limits)
        .build()
        .builder()
        .build("customer", () -> FIFTY_A_DAY);
  }

  private static int granted(List<BucketProxy> buckets) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> customers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        BucketProxy bucket = buckets.get(i % buckets.size());
        customers.add(threads.submit(() -> taken(bucket)));
      }
      int granted = 0;
      for (Future<Integer> customer : customers) {
        granted += customer.get();
      }
      return granted;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int taken(BucketProxy bucket) {
    int taken = 0;
    for (int i = 0; i < TOKENS; i++) {
      taken += bucket.tryConsume(1) ? 1 : 0;
    }
    return taken;
  }
}
