package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.feign.Scene.status;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.memory.MemoryCachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who opens and closes what, over every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
class LifecycleTest {

  @RegisterExtension final Scene scene;
  private final LoopbackOrigin origin;

  LifecycleTest(Setup setup) {
    scene = new Scene(setup);
    origin = scene.origin;
    origin.servesFresh("/topic", "hello");
  }

  private Forum forum(HttpCache cache) {
    return scene.target(
        Forum.class, builder -> builder.addCapability(new HttpCacheCapability(cache)));
  }

  @Test
  void oneCacheServesManyClients() {
    forum(scene.cache).text("topic");
    assertThat(status(forum(scene.cache).get("topic"))).contains("hit");
  }

  @Test
  void aClosedCacheIsAClearErrorOfTheCall() {
    Forum forum = forum(scene.cache);
    forum.text("topic");
    scene.cache.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> forum.text("topic"))
        .withMessageContaining("HTTP cache over cache 'http_cache' is closed");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void closingTwiceIsHarmless() {
    scene.cache.close();
    scene.cache.close();
    assertThatThrownBy(() -> scene.cache.responses()).hasMessageContaining("is closed");
  }

  @Test
  void aCacheThatWasGivenStaysOpen() {
    try (CachingProvider provider = new MemoryCachingProvider();
        CacheManager manager = provider.getCacheManager()) {
      Cache<String, CachedResponse> given =
          manager.createCache(
              "given",
              new MutableConfiguration<String, CachedResponse>()
                  .setTypes(String.class, CachedResponse.class));
      try (HttpCache cache = HttpCache.over(given)) {
        forum(cache).text("topic");
      }
      try (HttpCache cache = HttpCache.over(given)) {
        assertThat(status(forum(cache).get("topic"))).contains("hit");
      }
    }
  }
}
