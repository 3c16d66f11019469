package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.tagged;
import static org.jcachehttp.feign.ClientFixture.status;
import static org.jcachehttp.feign.ClientFixture.text;

import feign.FeignException;
import feign.Response;
import java.time.Duration;
import java.util.Map;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Hits, misses and revalidations, with every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
class CachingTest {

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;
  private final Forum forum;

  CachingTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
    forum = fixture.forum();
  }

  @Test
  void aMissIsForwardedToTheOrigin() {
    origin.servesFresh("/topic", "hello");
    Response response = forum.get("topic");
    assertThat(text(response)).isEqualTo("hello");
    assertThat(status(response)).startsWith("jcache-http; fwd=uri-miss; fwd-status=200; stored");
  }

  @Test
  void aHitIsServedFromTheCache() {
    origin.servesFresh("/topic", "hello");
    forum.get("topic");
    Response response = forum.get("topic");
    assertThat(origin.requests()).isEqualTo(1);
    assertThat(text(response)).isEqualTo("hello");
    assertThat(status(response)).startsWith("jcache-http; hit; ttl=");
    assertThat(response.headers().get("age")).hasSize(1);
  }

  @Test
  void theBodyOfAHitCanBeReadAgain() {
    origin.servesFresh("/topic", "hello");
    forum.get("topic");
    Response response = forum.get("topic");
    assertThat(response.body().isRepeatable()).isTrue();
    assertThat(response.body().length()).isEqualTo(5);
    assertThat(text(response)).isEqualTo(text(response));
  }

  @Test
  void decodersReadHitsAndMissesAlike() {
    origin.servesFresh("/topic", "hello");
    assertThat(forum.text("topic")).isEqualTo("hello");
    assertThat(forum.text("topic")).isEqualTo("hello");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void anExpiredResponseIsFetchedAgain() {
    origin.servesFresh("/topic", "hello");
    forum.get("topic");
    fixture.passes(Duration.ofSeconds(61));
    assertThat(status(forum.get("topic"))).contains("fwd=stale");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void noStoreIsNotStored() {
    origin.serves("/topic", answer(200, "hello", "Cache-Control", "no-store"));
    forum.get("topic");
    assertThat(status(forum.get("topic"))).contains("detail=no-store");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aPostIsForwardedAndInvalidatesTheStoredResponse() {
    origin.servesFresh("/topic", "hello");
    forum.get("topic");
    assertThat(status(forum.post("topic", "reply"))).contains("fwd=method; fwd-status=200");
    assertThat(status(forum.get("topic"))).contains("fwd=uri-miss");
    assertThat(origin.requests()).isEqualTo(3);
  }

  @Test
  void aRequestWhoseHostIsNotThatOfItsUrlBypassesTheCache() {
    origin.servesFresh("/topic", "hello");
    Response response = forum.get("topic", Map.of("Host", "other.example"));
    assertThat(status(response)).contains("fwd=bypass").endsWith("detail=host");
    assertThat(status(forum.get("topic"))).contains("fwd=uri-miss");
  }

  @Test
  void variantsAreSelectedByTheRequest() {
    origin.serves(
        "/topic",
        exchange ->
            answer(
                    200,
                    exchange.getRequestHeaders().getFirst("Accept-Language"),
                    "Cache-Control",
                    "max-age=60",
                    "Vary",
                    "Accept-Language")
                .handle(exchange));
    for (String language : new String[] {"de", "fr", "de", "fr"}) {
      assertThat(text(forum.get("topic", Map.of("Accept-Language", language)))).isEqualTo(language);
    }
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aCachedNotFoundIsStillAnError() {
    origin.serves("/topic", answer(404, "no such topic", "Cache-Control", "max-age=60"));
    for (int call = 0; call < 2; call++) {
      assertThatThrownBy(() -> forum.text("topic"))
          .isInstanceOf(FeignException.NotFound.class)
          .hasMessageContaining("no such topic");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aStaleResponseIsRevalidatedAndItsBodyServed() {
    origin.serves("/topic", tagged("\"v1\"", "hello", "Cache-Control", "max-age=60"));
    forum.text("topic");
    fixture.passes(Duration.ofHours(1));
    Response response = forum.get("topic");
    assertThat(origin.lastField("If-None-Match")).contains("\"v1\"");
    assertThat(response.status()).isEqualTo(200);
    assertThat(text(response)).isEqualTo("hello");
    assertThat(status(response)).contains("fwd=stale; fwd-status=304; stored");
    assertThat(response.request().headers()).doesNotContainKey("If-None-Match");
  }

  @Test
  void aConditionalRequestIsAnsweredWith304FromTheCache() {
    origin.serves("/topic", tagged("\"v1\"", "hello", "Cache-Control", "max-age=60"));
    forum.get("topic");
    Response response = forum.get("topic", Map.of("If-None-Match", "\"v1\""));
    assertThat(response.status()).isEqualTo(304);
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void onlyIfCachedReturns504WithoutARequest() {
    origin.servesFresh("/topic", "hello");
    Response response = forum.get("topic", Map.of("Cache-Control", "only-if-cached"));
    assertThat(response.status()).isEqualTo(504);
    assertThat(origin.requests()).isZero();
  }
}
