package org.jcachehttp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Test;

class StubClientsTest {

  @Test
  void aStoredResponseOfAStubIsFreshWhenItIsRequestedAgain() {
    AtomicInteger calls = new AtomicInteger();
    Client stub = StubClients.building(Post.of(2));
    Client counted =
        (request, options) -> {
          calls.incrementAndGet();
          return stub.execute(request, options);
        };
    try (HttpCache cache = HttpCache.open("memory:")) {
      Posts posts =
          Subjects.feign(Posts.class, counted, FeignHits.URL, new HttpCacheCapability(cache));
      posts.post(1);
      posts.post(1);
    }
    assertThat(calls).hasValue(1);
  }
}
