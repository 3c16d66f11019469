package org.jcachehttp.clients.hc5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.net.URI;
import java.nio.file.Path;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.clients.testkit.StoreThreads;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cache on disk blocks no thread of an I/O reactor. */
@Timeout(60)
class ReactorThreadsTest {

  private final StoreThreads threads = new StoreThreads();

  @Test
  void storeOperationsStayAwayFromTheReactorAndTheCaller(@TempDir Path folder) throws Exception {
    URI file = URI.create("sqlite:" + folder.resolve("http.sqlite"));
    try (LoopbackOrigin origin = new LoopbackOrigin();
        CacheManager manager =
            Caching.getCachingProvider("org.jcachehttp.engine.UriCachingProvider")
                .getCacheManager(file, getClass().getClassLoader())) {
      Cache<String, CachedResponse> store =
          manager.createCache("reactor", new MutableConfiguration<String, CachedResponse>());
      byte[] large = new byte[200 * 1024];
      origin.redirects("/old", 301, "/file", "max-age=60");
      origin.serves("/file", answer(200, large, "Cache-Control", "max-age=60"));
      try (HttpCache cache = HttpCache.over(threads.recording(store));
          CloseableHttpAsyncClient client =
              AsyncHttpCacheHandler.addTo(HttpAsyncClients.custom(), cache).build()) {
        client.start();
        // Opening the cache may block its caller.
        threads.names().clear();
        for (int i = 0; i < 3; i++) {
          SimpleHttpRequest request = SimpleRequestBuilder.get(origin.url() + "/old").build();
          assertThat(client.execute(request, null).get().getBodyBytes()).isEqualTo(large);
        }
        assertThat(origin.requests()).isEqualTo(2);
      }
    }
    assertThat(threads.names())
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("httpclient-dispatch"));
    assertThat(threads.names()).doesNotContain(Thread.currentThread().getName());
  }
}
