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
 * One who takes tokens as often as there are any, and once more.
 *
 * @param bucket where they come from
 * @param tokens how many there are
 */
record Customer(BucketProxy bucket, int tokens) {

  /** What a process says that is about to begin. */
  static final String READY = "ready";

  private static final int THREADS = 16;

  /** The customer of the cache that {@code cache.xml} describes. */
  static Customer of(UriCachingProvider provider, int tokens) {
    Cache<String, byte[]> limits =
        provider.getCacheManager(URI.create("classpath:cache.xml"), null).getCache("limits");
    BucketConfiguration daily =
        BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(tokens).refillIntervally(tokens, Duration.ofDays(1)))
            .build();
    return new Customer(
        Bucket4jJCache.entryProcessorBasedBuilder(limits)
            .build()
            .builder()
            .build("customer", () -> daily),
        tokens);
  }

  /** A process of sixteen threads: begins when it is sent a byte, and says what it was granted. */
  public static void main(String[] tokens) throws Exception {
    try (UriCachingProvider provider = new UriCachingProvider()) {
      Customer customer = of(provider, Integer.parseInt(tokens[0]));
      customer.bucket.getAvailableTokens();
      System.out.println(READY);
      if (System.in.read() < 0) {
        throw new IOException("nobody waits for this process");
      }
      List<Customer> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(customer);
      }
      System.out.println(grantedTo(threads));
    }
  }

  /** What they are granted together, each in a thread of its own. */
  static int grantedTo(List<Customer> customers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(customers.size());
    try {
      List<Future<Integer>> taking = new ArrayList<>();
      customers.forEach(customer -> taking.add(threads.submit(customer::granted)));
      int granted = 0;
      for (Future<Integer> each : taking) {
        granted += each.get();
      }
      return granted;
    } finally {
      threads.shutdownNow();
    }
  }

  private int granted() {
    int granted = 0;
    while (bucket.tryConsume(1)) {
      granted++;
    }
    return granted;
  }
}
