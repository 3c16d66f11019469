package org.jcachehttp.springboot;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.stereotype.Component;

/** An application that caches prices by annotations. */
@SpringBootApplication
@EnableCaching
class Shop {

  /** A service with cached methods. */
  @Component
  static class Prices {

    private final AtomicInteger computations = new AtomicInteger();

    @Cacheable("prices")
    public String of(String name, int amount) {
      return name + " " + amount * computations.incrementAndGet();
    }

    /** With {@code sync} one caller computes and concurrent callers wait. */
    @Cacheable(cacheNames = "synced", sync = true)
    public String once(String name) {
      return name + " " + computations.incrementAndGet();
    }

    /** Returns how often a price was computed. */
    public int computations() {
      return computations.get();
    }

    @CacheEvict("prices")
    public void forget(String name, int amount) {}
  }
}
