package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.expiry.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jsr107.ri.spi.RICachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Feign's own client, a real origin, and a JCache provider that is not ours. */
class HttpCacheCapabilityTest {

  private static final int LIMIT = 64 * 1024;
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  @RegisterExtension private final LoopbackOrigin origin = new LoopbackOrigin();

  private final RICachingProvider provider = new RICachingProvider();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final HttpCache cache =
      HttpCache.builder().clock(now::get).maxBodySize(LIMIT).over(responses());

  interface Forum {
    @RequestLine("GET /{topic}")
    Response get(@Param("topic") String topic);

    @RequestLine("GET /{topic}")
    String text(@Param("topic") String topic);

    @RequestLine("POST /{topic}")
    @Headers("Content-Type: text/plain")
    Response post(@Param("topic") String topic, String body);

    @RequestLine("GET /{topic}")
    @Headers("Authorization: Basic x")
    Response getMine(@Param("topic") String topic);
  }

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  private Cache<String, CachedResponse> responses() {
    return provider
        .getCacheManager()
        .createCache(
            "responses",
            new MutableConfiguration<String, CachedResponse>()
                .setTypes(String.class, CachedResponse.class)
                .setExpiryPolicyFactory(RetentionPolicy.factory()));
  }

  private Forum forum() {
    return Feign.builder()
        .retryer(Retryer.NEVER_RETRY)
        .addCapability(new HttpCacheCapability(cache))
        .target(Forum.class, origin.url());
  }

  private static HttpHandler fresh(int status, String body) {
    return exchange -> {
      exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
      LoopbackOrigin.respond(exchange, status, body.getBytes(UTF_8));
    };
  }

  private static byte[] bytes(Response response) throws IOException {
    try (InputStream in = response.body().asInputStream()) {
      return in.readAllBytes();
    }
  }

  private static String status(Response response) {
    return String.join(", ", response.headers().get("Cache-Status"));
  }

  @Test
  void aMissAsksTheOrigin() throws IOException {
    origin.serves("/topic", fresh(200, "hello"));
    Response response = forum().get("topic");
    assertThat(bytes(response)).asString().isEqualTo("hello");
    assertThat(status(response)).isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; stored");
  }

  @Test
  void aHitDoesNot() throws IOException {
    origin.serves("/topic", fresh(200, "hello"));
    forum().get("topic");
    Response response = forum().get("topic");
    assertThat(origin.requests()).isEqualTo(1);
    assertThat(bytes(response)).asString().isEqualTo("hello");
    assertThat(status(response)).startsWith("jcache-http; hit; ttl=");
    assertThat(response.reason()).isEqualTo("OK");
    assertThat(response.headers().get("age")).hasSize(1);
  }

  @Test
  void theBodyOfAHitCanBeReadAgain() throws IOException {
    origin.serves("/topic", fresh(200, "hello"));
    forum().get("topic");
    Response response = forum().get("topic");
    assertThat(response.body().isRepeatable()).isTrue();
    assertThat(response.body().length()).isEqualTo(5);
    assertThat(bytes(response)).isEqualTo(bytes(response));
  }

  @Test
  void decodersSeeHitsAsTheySeeMisses() {
    origin.serves("/topic", fresh(200, "hello"));
    assertThat(forum().text("topic")).isEqualTo("hello");
    assertThat(forum().text("topic")).isEqualTo("hello");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void anExpiredResponseIsFetchedAgain() {
    origin.serves("/topic", fresh(200, "hello"));
    forum().get("topic");
    now.set(START.plusSeconds(61));
    assertThat(status(forum().get("topic"))).contains("fwd=stale");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void noStoreIsNotStored() {
    origin.serves(
        "/topic",
        exchange -> {
          exchange.getResponseHeaders().add("Cache-Control", "no-store");
          LoopbackOrigin.respond(exchange, 200, new byte[1]);
        });
    forum().get("topic");
    assertThat(status(forum().get("topic"))).endsWith("detail=no-store");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aPostPassesAndInvalidates() {
    origin.serves("/topic", fresh(200, "hello"));
    forum().get("topic");
    assertThat(status(forum().post("topic", "reply")))
        .isEqualTo("jcache-http; fwd=method; fwd-status=200");
    assertThat(status(forum().get("topic"))).contains("fwd=uri-miss");
    assertThat(origin.requests()).isEqualTo(3);
  }

  @Test
  void credentialsHaveEntriesOfTheirOwn() {
    origin.serves("/topic", fresh(200, "hello"));
    forum().get("topic");
    assertThat(status(forum().getMine("topic"))).contains("fwd=uri-miss", "stored");
    assertThat(status(forum().getMine("topic"))).contains("hit");
  }

  @Test
  void aNotFoundWithALifetimeIsCachedAndStillAnError() {
    origin.serves("/topic", fresh(404, "no such topic"));
    for (int call = 0; call < 2; call++) {
      assertThatThrownBy(() -> forum().text("topic"))
          .isInstanceOf(FeignException.NotFound.class)
          .hasMessageContaining("no such topic");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aBigBodyStreamsThrough() throws IOException {
    byte[] big = new byte[3 * LIMIT];
    new Random(1).nextBytes(big);
    origin.serves(
        "/topic",
        exchange -> {
          exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
          exchange.sendResponseHeaders(200, 0); // chunked
          try (exchange) {
            exchange.getResponseBody().write(big);
          }
        });
    Response response = forum().get("topic");
    assertThat(status(response)).endsWith("detail=too-large");
    assertThat(response.body().isRepeatable()).isFalse();
    assertThat(bytes(response)).isEqualTo(big);
    assertThat(status(forum().get("topic"))).contains("fwd=uri-miss");
  }

  @Test
  void aBodyThatFeignDecompressedIsStoredDecoded() throws IOException {
    byte[] compressed = gzip("hello, hello, hello, hello, hello, hello");
    origin.serves(
        "/topic",
        exchange -> {
          exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          LoopbackOrigin.respond(exchange, 200, compressed);
        });
    forum().get("topic");
    Response hit = forum().get("topic");
    assertThat(bytes(hit)).asString().startsWith("hello, hello").hasSize(40);
    assertThat(hit.headers()).doesNotContainKeys("content-encoding", "content-length");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aTruncatedBodyIsNotStored() throws IOException {
    AtomicBoolean mended = new AtomicBoolean();
    origin.serves(
        "/topic",
        exchange -> {
          exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
          String body = mended.get() ? "hello" : "hel";
          LoopbackOrigin.respond(exchange, 200, body.getBytes(UTF_8), 5);
        });
    assertThat(endOfTopic()).containsAnyOf("detail=truncated", "Premature EOF");
    mended.set(true);
    Response whole = forum().get("topic");
    assertThat(bytes(whole)).asString().isEqualTo("hello");
    assertThat(status(whole)).contains("fwd=uri-miss");
  }

  /** How the cache says that a body was cut short, or the JDK, whose newer versions notice it. */
  private String endOfTopic() {
    try {
      return status(forum().get("topic"));
    } catch (RetryableException noticed) {
      return noticed.toString();
    }
  }

  @Test
  void theClientBelowGetsTheCallersRequestAndOptions() throws IOException {
    Request request = request("http://example.com/topic");
    Request.Options options = new Request.Options();
    AtomicReference<Object> seen = new AtomicReference<>();
    Client below =
        (sent, with) -> {
          assertThat(with).isSameAs(options);
          seen.set(sent);
          return Response.builder().status(204).request(sent).build();
        };
    Response response = new HttpCacheCapability(cache).enrich(below).execute(request, options);
    assertThat(seen).hasValue(request);
    assertThat(response.body()).isNull();
    assertThat(response.request()).isSameAs(request);
  }

  @Test
  void aStaleResponseIsValidatedAndItsBodyServed() throws IOException {
    AtomicReference<String> asked = new AtomicReference<>();
    origin.serves(
        "/topic",
        exchange -> {
          String condition = exchange.getRequestHeaders().getFirst("If-None-Match");
          asked.set(condition);
          exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
          exchange.getResponseHeaders().add("ETag", "\"v1\"");
          if (condition == null) {
            LoopbackOrigin.respond(exchange, 200, "hello".getBytes(UTF_8));
          } else {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
          }
        });
    forum().text("topic");
    now.set(START.plusSeconds(3600));
    Response response = forum().get("topic");
    assertThat(asked.get()).isEqualTo("\"v1\"");
    assertThat(response.status()).isEqualTo(200);
    assertThat(bytes(response)).asString().isEqualTo("hello");
    assertThat(status(response)).isEqualTo("jcache-http; fwd=stale; fwd-status=304; stored");
    assertThat(response.request().headers()).doesNotContainKey("If-None-Match");
  }

  @Test
  void aUrlThatIsNoUriPassesByTheCache() throws IOException {
    Request request = request("http://example.com/a|b");
    Response answer = Response.builder().status(200).request(request).build();
    Client below = (sent, options) -> answer;
    Client client = new HttpCacheCapability(cache).enrich(below);
    assertThat(client.execute(request, new Request.Options())).isSameAs(answer);
  }

  private static Request request(String url) {
    Map<String, Collection<String>> none = Map.of();
    return Request.create(Request.HttpMethod.GET, url, none, null, UTF_8, null);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(text.getBytes(UTF_8));
    }
    return compressed.toByteArray();
  }
}
