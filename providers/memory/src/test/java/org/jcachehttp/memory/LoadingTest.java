package org.jcachehttp.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that run while their cache is closed. */
@Timeout(60)
class LoadingTest {

  private final MemoryCachingProvider provider = new MemoryCachingProvider();
  private final SlowLoader loader = new SlowLoader();

  @AfterEach
  void closeEverything() {
    provider.close();
  }

  private Cache<String, String> cache() {
    return provider
        .getCacheManager()
        .createCache(
            "c",
            new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> loader));
  }

  @Test
  void aLoaderIsClosedAfterRunningLoads() throws InterruptedException {
    Cache<String, String> cache = cache();
    cache.loadAll(Set.of("k"), true, null);
    loader.started.await();
    Thread closing = new Thread(cache::close);
    closing.start();
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    loader.released.countDown();
    closing.join();
    assertThat(loader.events).containsExactly("loaded", "closed");
  }

  /** A loader that waits for a latch. */
  private static final class SlowLoader implements CacheLoader<String, String>, Closeable {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public String load(String key) {
      started.countDown();
      try {
        released.await();
      } catch (InterruptedException interrupted) {
        throw new AssertionError("the load was interrupted", interrupted);
      }
      events.add("loaded");
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return Map.of("k", load("k"));
    }

    @Override
    public void close() {
      events.add("closed");
    }
  }
}
