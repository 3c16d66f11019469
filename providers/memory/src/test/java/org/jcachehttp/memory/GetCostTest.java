package org.jcachehttp.memory;

import static org.assertj.core.api.Assertions.assertThat;

import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.testkit.cost.CallCost;
import org.junit.jupiter.api.Test;

/** A hit stays simple: few types are involved, and few objects are created. */
class GetCostTest {

  @Test
  void aGetEntersFewTypesAndCreatesFewObjects() throws Exception {
    CallCost cost = CallCost.of(Hit.class);
    assertThat(cost.types()).contains(MemoryRegion.class.getName()).hasSizeLessThanOrEqualTo(13);
    assertThat(cost.objects()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
  }

  /** A get that finds a value in a cache of JSR-107's default expiry. */
  public static final class Hit implements CallCost.Scenario {

    @Override
    public Runnable prepare() {
      Cache<String, String> cache =
          new MemoryCachingProvider()
              .getCacheManager()
              .createCache(
                  "cost",
                  new MutableConfiguration<String, String>().setTypes(String.class, String.class));
      cache.put("key", "value");
      return () -> cache.get("key");
    }
  }
}
