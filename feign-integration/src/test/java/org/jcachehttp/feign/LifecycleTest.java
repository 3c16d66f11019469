package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.feign.ClientFixture.status;

import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.memory.MemoryCachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Opening and closing of caches, with every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
class LifecycleTest {

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;

  LifecycleTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
    origin.servesFresh("/topic", "hello");
  }

  private Forum forum(HttpCache cache) {
    return fixture.target(
        Forum.class, builder -> builder.addCapability(new HttpCacheCapability(cache)));
  }

  @Test
  void oneCacheServesManyClients() {
    forum(fixture.cache).text("topic");
    assertThat(status(forum(fixture.cache).get("topic"))).contains("hit");
  }

  @Test
  void aCallThroughAClosedCacheFails() {
    Forum forum = forum(fixture.cache);
    forum.text("topic");
    fixture.cache.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> forum.text("topic"))
        .withMessageContaining("HTTP cache over cache 'http_cache' is closed");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void closingTwiceIsHarmless() {
    fixture.cache.close();
    fixture.cache.close();
    assertThatThrownBy(() -> fixture.cache.responses()).hasMessageContaining("is closed");
  }

  @Test
  void aSuppliedJCacheStaysOpen() {
    try (CachingProvider provider = new MemoryCachingProvider();
        CacheManager manager = provider.getCacheManager()) {
      Cache<String, CachedResponse> supplied =
          manager.createCache(
              "supplied",
              new MutableConfiguration<String, CachedResponse>()
                  .setTypes(String.class, CachedResponse.class));
      try (HttpCache cache = HttpCache.over(supplied)) {
        forum(cache).text("topic");
      }
      try (HttpCache cache = HttpCache.over(supplied)) {
        assertThat(status(forum(cache).get("topic"))).contains("hit");
      }
    }
  }
}
