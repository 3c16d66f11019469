package org.jcachehttp.bucket4j;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.Cache;
import org.jcachehttp.engine.UriCachingProvider;

/**
 * Consumes the tokens of a bucket until it is empty.
 *
 * @param bucket the bucket
 * @param tokens the capacity of the bucket
 */
record TokenConsumer(BucketProxy bucket, int tokens) {

  /** The line that a process prints before it starts to consume. */
  static final String READY = "ready";

  private static final int THREADS = 16;

  /** Returns a consumer of the bucket in the cache that {@code cache.xml} describes. */
  static TokenConsumer of(UriCachingProvider provider, int tokens) {
    Cache<String, byte[]> limits =
        provider.getCacheManager(URI.create("classpath:cache.xml"), null).getCache("limits");
    BucketConfiguration daily =
        BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(tokens).refillIntervally(tokens, Duration.ofDays(1)))
            .build();
    return new TokenConsumer(
        Bucket4jJCache.entryProcessorBasedBuilder(limits)
            .build()
            .builder()
            .build("customer", () -> daily),
        tokens);
  }

  /**
   * Consumes in sixteen threads, after a byte on standard input, and prints the number of tokens.
   */
  public static void main(String[] tokens) throws Exception {
    try (UriCachingProvider provider = new UriCachingProvider()) {
      TokenConsumer consumer = of(provider, Integer.parseInt(tokens[0]));
      consumer.bucket.getAvailableTokens();
      System.out.println(READY);
      if (System.in.read() < 0) {
        throw new IOException("standard input was closed");
      }
      List<TokenConsumer> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(consumer);
      }
      System.out.println(consumedBy(threads));
    }
  }

  /** Runs each consumer in a thread and returns the number of tokens they consumed. */
  static int consumedBy(List<TokenConsumer> consumers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(consumers.size());
    try {
      List<Future<Integer>> taking = new ArrayList<>();
      consumers.forEach(consumer -> taking.add(threads.submit(consumer::consumed)));
      int consumed = 0;
      for (Future<Integer> each : taking) {
        consumed += each.get();
      }
      return consumed;
    } finally {
      threads.shutdownNow();
    }
  }

  private int consumed() {
    int consumed = 0;
    while (bucket.tryConsume(1)) {
      consumed++;
    }
    return consumed;
  }
}
