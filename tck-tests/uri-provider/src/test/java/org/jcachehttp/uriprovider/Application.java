package org.jcachehttp.uriprovider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.uriprovider.app.Price;
import org.jspecify.annotations.Nullable;

/** An application that uses its caches by name and does not depend on a backend. */
final class Application implements AutoCloseable {

  private static final URI CONFIGURATION = URI.create("classpath:application.xml");
  private static final int THREADS = 4;
  private static final int EACH = 50;

  private final UriCachingProvider provider = new UriCachingProvider();
  private final Properties properties = new Properties();
  private final CacheManager manager;

  Application(String providerUri) {
    properties.put("application.provider", providerUri);
    manager = provider.getCacheManager(CONFIGURATION, null, properties);
  }

  private Cache<String, Price> prices() {
    return manager.getCache("prices", String.class, Price.class);
  }

  /** Puts a price and returns the price that the cache then has. */
  @Nullable Price putAndGet() {
    prices().put("tea", new Price(12));
    return prices().get("tea");
  }

  /** Returns the price that an earlier run put. */
  @Nullable Price get() {
    return prices().get("tea");
  }

  /** Counts by entry processors in several threads and returns the result. */
  int count() throws Exception {
    Cache<String, Integer> counters =
        manager.createCache("counters-1", new MutableConfiguration<>());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> count(counters)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Integer total = counters.get("visits");
    return total == null ? 0 : total;
  }

  private static void count(Cache<String, Integer> counters) {
    for (int i = 0; i < EACH; i++) {
      counters.invoke(
          "visits",
          (entry, arguments) -> {
            entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
            return null;
          });
    }
  }

  static int visits() {
    return THREADS * EACH;
  }

  /** Sends two equal requests and returns how many reach the origin. */
  int originRequests() {
    AtomicInteger requests = new AtomicInteger();
    try (HttpCache cache =
        HttpCache.builder().properties(properties).open(CONFIGURATION.toString())) {
      for (int i = 0; i < 2; i++) {
        cache.execute(
            HttpRequest.get("http://forum.example/posts/1"),
            sent -> {
              requests.incrementAndGet();
              return new HttpResponse(
                  200, "OK", "HTTP/1.1", Fields.of(), Body.of("post".getBytes(UTF_8)));
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return requests.get();
  }

  @Override
  public void close() {
    provider.close();
  }
}
