package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jsr107.ri.spi.RICachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests and options that the delegate gets, with the JCache reference implementation. */
class HttpCacheCapabilityTest {

  private final RICachingProvider provider = new RICachingProvider();
  private final HttpCache cache =
      HttpCache.over(
          provider
              .getCacheManager()
              .createCache(
                  "responses",
                  new MutableConfiguration<String, CachedResponse>()
                      .setTypes(String.class, CachedResponse.class)
                      .setExpiryPolicyFactory(RetentionPolicy.factory())));

  @AfterEach
  void closeProvider() {
    cache.close();
    provider.close();
  }

  @Test
  void theDelegateGetsTheCallersRequest() throws IOException {
    Request request = request("http://example.com/topic");
    AtomicReference<Object> seen = new AtomicReference<>();
    Response response =
        client(seen, new AtomicReference<>()).execute(request, new Request.Options());
    assertThat(seen).hasValue(request);
    assertThat(response.body()).isNull();
    assertThat(response.request()).isSameAs(request);
  }

  @Test
  void theDelegateGetsTheCallersOptionsWithoutFollowingRedirects() throws IOException {
    AtomicReference<Request.Options> seen = new AtomicReference<>();
    Client client = client(new AtomicReference<>(), seen);
    client.execute(
        request("http://example.com/topic"),
        new Request.Options(Duration.ofMillis(7), Duration.ofMillis(8), true));
    assertThat(seen.get())
        .extracting("connectTimeout", "readTimeout", "followRedirects")
        .containsExactly(7L, 8L, false);
  }

  @Test
  void optionsThatDoNotFollowRedirectsArePassedUnchanged() throws IOException {
    AtomicReference<Request.Options> seen = new AtomicReference<>();
    Request.Options options =
        new Request.Options(Duration.ofMillis(7), Duration.ofMillis(8), false);
    client(new AtomicReference<>(), seen).execute(request("http://example.com/topic"), options);
    assertThat(seen).hasValue(options);
  }

  @Test
  void aUrlThatIsNotAUriBypassesTheCache() throws IOException {
    Request request = request("http://example.com/a|b");
    Response answer = Response.builder().status(200).request(request).build();
    Client client = CachingClient.wrap((sent, options) -> answer, cache);
    assertThat(client.execute(request, new Request.Options())).isSameAs(answer);
  }

  private Client client(AtomicReference<Object> sent, AtomicReference<Request.Options> with) {
    Client delegate =
        (request, options) -> {
          sent.set(request);
          with.set(options);
          return Response.builder().status(204).request(request).build();
        };
    return new HttpCacheCapability(cache).enrich(delegate);
  }

  private static Request request(String url) {
    Map<String, Collection<String>> none = Map.of();
    return Request.create(Request.HttpMethod.GET, url, none, null, UTF_8, null);
  }
}
