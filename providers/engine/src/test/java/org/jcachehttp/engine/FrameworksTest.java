package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.cache.support.NullValue;

/** What frameworks put into a cache, and what they ask of it. */
class FrameworksTest {

  private final CacheFixture fixture = new CacheFixture();

  @Test
  void springsKeysAndItsNullAreFoundAgainInAnotherProcess() {
    Cache<Object, Object> here = fixture.cache();
    Cache<Object, Object> elsewhere = fixture.cache();
    String twice = new String("a");
    here.put(new SimpleKey(twice, twice, 1L), NullValue.INSTANCE);
    assertThat(elsewhere.get(new SimpleKey("a", new String("a"), 1L))).isSameAs(NullValue.INSTANCE);
    assertThat(elsewhere.containsKey(new SimpleKey("a", "a", 1))).isFalse();
    assertThat(elsewhere).map(Cache.Entry::getKey).isEqualTo(List.of(new SimpleKey("a", "a", 1L)));
  }

  @Test
  void micrometerFindsTheStatisticsUnderTheNameItBuilds() {
    Cache<String, String> cache =
        fixture.cache(new MutableConfiguration<String, String>().setStatisticsEnabled(true));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    JCacheMetrics.monitor(meters, cache);
    cache.put("k", "v");
    cache.get("k");
    cache.get("absent");
    cache.get("absent too");
    assertThat(meters.get("cache.gets").tag("result", "hit").functionCounter().count()).isOne();
    assertThat(meters.get("cache.gets").tag("result", "miss").functionCounter().count())
        .isEqualTo(2);
    assertThat(meters.get("cache.puts").functionCounter().count()).isOne();
  }
}
