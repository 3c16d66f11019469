package org.jcachehttp.clients.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.RequestLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jcachehttp.clients.jdk.CachingHttpClient;
import org.jcachehttp.clients.spring.HttpCacheInterceptor;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Clients of several kinds share the entries of one cache, and invalidate each other's. */
@Timeout(60)
class SharedEntriesTest {

  interface Forum {
    @RequestLine("GET /topic")
    String topic();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:", "sqlite:DIR/http.sqlite"})
  void whatOneClientStoresAnotherUsesAndAThirdInvalidates(String backend, @TempDir Path folder)
      throws IOException, InterruptedException {
    try (LoopbackOrigin origin = new LoopbackOrigin();
        HttpCache cache = HttpCache.open(backend.replace("DIR", folder.toString()))) {
      origin.servesFresh("/topic", "text");
      assertThat(byFeign(cache, origin.url())).isEqualTo("text");
      assertThat(byRestClient(cache, origin.url())).isEqualTo("text");
      assertThat(byJavaClient(cache, origin.url())).isEqualTo("text");
      assertThat(origin.requests()).isEqualTo(1);
      assertThat(cache.statistics().hits()).isEqualTo(2);
      postByOkHttp(cache, origin.url());
      assertThat(byRestClient(cache, origin.url())).isEqualTo("text");
      assertThat(origin.requests()).isEqualTo(3);
      assertThat(byFeign(cache, origin.url())).isEqualTo("text");
      assertThat(origin.requests()).isEqualTo(3);
    }
  }

  private static String byFeign(HttpCache cache, String url) {
    return Feign.builder()
        .addCapability(new HttpCacheCapability(cache))
        .target(Forum.class, url)
        .topic();
  }

  private static String byRestClient(HttpCache cache, String url) {
    return String.valueOf(
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .requestInterceptor(new HttpCacheInterceptor(cache))
            .build()
            .get()
            .uri(url + "/topic")
            .header("Accept", "*/*")
            .retrieve()
            .body(String.class));
  }

  private static String byJavaClient(HttpCache cache, String url)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/topic")).build();
    return CachingHttpClient.wrap(HttpClient.newHttpClient(), cache)
        .send(request, BodyHandlers.ofString())
        .body();
  }

  private static void postByOkHttp(HttpCache cache, String url) throws IOException {
    OkHttpClient client =
        org.jcachehttp.clients.okhttp.HttpCacheInterceptor.install(new OkHttpClient(), cache);
    Request post =
        new Request.Builder().url(url + "/topic").post(RequestBody.create(new byte[3])).build();
    try (Response response = client.newCall(post).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
  }
}
