package org.jcachehttp.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.clients.testkit.StoreThreads;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;

/** A WebClient with a cache on disk blocks no thread that must not block. */
@Timeout(60)
class EventLoopTest {

  private final StoreThreads threads = new StoreThreads();

  @Test
  void storeOperationsAndBodiesStayAwayFromTheEventLoop(@TempDir Path folder) {
    URI file = URI.create("sqlite:" + folder.resolve("http.sqlite"));
    try (LoopbackOrigin origin = new LoopbackOrigin();
        CacheManager manager =
            Caching.getCachingProvider("org.jcachehttp.engine.UriCachingProvider")
                .getCacheManager(file, getClass().getClassLoader())) {
      Cache<String, CachedResponse> store =
          manager.createCache("loop", new MutableConfiguration<String, CachedResponse>());
      byte[] large = new byte[200 * 1024];
      origin.serves("/file", LoopbackOrigin.answer(200, large, "Cache-Control", "max-age=60"));
      try (HttpCache cache = HttpCache.over(threads.recording(store))) {
        WebClient client =
            WebClient.builder()
                .clientConnector(new JdkClientHttpConnector())
                .filter(new HttpCacheFilter(cache))
                .build();
        for (int i = 0; i < 3; i++) {
          Integer size =
              client
                  .get()
                  .uri(origin.url() + "/file")
                  .exchangeToFlux(response -> response.bodyToFlux(DataBuffer.class))
                  .map(
                      buffer -> {
                        int bytes = buffer.readableByteCount();
                        DataBufferUtils.release(buffer);
                        return bytes;
                      })
                  .reduce(0, Integer::sum)
                  .subscribeOn(Schedulers.parallel())
                  .block();
          assertThat(size).isEqualTo(large.length);
        }
        assertThat(origin.requests()).isEqualTo(1);
      }
    }
    assertThat(threads.names()).isNotEmpty().noneMatch(name -> name.startsWith("parallel"));
    assertThat(threads.names()).noneMatch(name -> name.startsWith("HttpClient-"));
  }
}
