package org.jcachehttp.springboot;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.stereotype.Component;

/** An application whose prices are cached by annotations. */
@SpringBootApplication
@EnableCaching
class Shop {

  /** What things cost. */
  @Component
  static class Prices {

    private final AtomicInteger asked = new AtomicInteger();

    @Cacheable("prices")
    public String of(String name, int amount) {
      return name + " " + amount * asked.incrementAndGet();
    }

    /** One caller computes, the others wait. */
    @Cacheable(cacheNames = "synced", sync = true)
    public String once(String name) {
      return name + " " + asked.incrementAndGet();
    }

    /** How often a price was computed. */
    public int asked() {
      return asked.get();
    }

    @CacheEvict("prices")
    public void forget(String name, int amount) {}
  }
}
