package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fresh responses are served from the cache, with the fields that state it. */
interface FreshnessContract extends ClientFixture {

  @Test
  default void aFreshResponseIsServedFromTheCache() throws IOException {
    origin().servesFresh("/topic", "text");
    assertThat(get("/topic").text()).isEqualTo("text");
    assertHit("/topic", "text");
  }

  @Test
  default void aStaleResponseIsFetchedAgain() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    passes(Duration.ofSeconds(61));
    assertThat(get("/topic").text()).isEqualTo("text");
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void aResponseWithNoStoreIsNotStored() throws IOException {
    origin().serves("/topic", "text", "Cache-Control", "no-store");
    get("/topic");
    assertThat(get("/topic").text()).isEqualTo("text");
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void aMissStatesWhyItWasForwarded() throws IOException {
    origin().servesFresh("/topic", "text");
    Received miss = get("/topic");
    assertThat(miss.cacheStatus()).contains("jcache-http; fwd=uri-miss; fwd-status=200; stored");
  }

  @Test
  default void aHitHasItsAge() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    passes(Duration.ofSeconds(20));
    Received hit = get("/topic");
    assertThat(hit.isHit()).isTrue();
    assertThat(hit.fields().first("Age")).isPresent();
    assertThat(Long.parseLong(hit.fields().first("Age").orElse("0"))).isBetween(20L, 30L);
  }

  @Test
  default void aHitHasTheFieldsOfTheOrigin() throws IOException {
    origin()
        .serves("/topic", "text", "Cache-Control", "max-age=60", "X-Forum", "a", "X-Forum", "b");
    assertThat(get("/topic").fields().all("X-Forum")).containsExactlyInAnyOrder("a", "b");
    Received hit = get("/topic");
    assertThat(hit.isHit()).isTrue();
    assertThat(hit.fields().all("X-Forum")).containsExactlyInAnyOrder("a", "b");
    assertThat(hit.status()).isEqualTo(200);
  }

  @Test
  default void theLinesOfAFieldKeepTheirOrder() throws IOException {
    needs(ClientFeature.FIELD_ORDER);
    origin()
        .serves("/topic", "text", "Cache-Control", "max-age=60", "X-Forum", "a", "X-Forum", "b");
    for (int i = 0; i < 2; i++) {
      assertThat(get("/topic").fields().all("X-Forum")).containsExactly("a", "b");
    }
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void theDirectiveNoCacheOfARequestReachesTheOrigin() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    get("/topic", "Cache-Control", "no-cache");
    assertThat(origin().requests()).isEqualTo(2);
    assertThat(origin().lastField("Cache-Control").orElse("")).contains("no-cache");
  }

  @Test
  default void theDirectiveOnlyIfCachedIsAnsweredWithoutTheOrigin() throws IOException {
    origin().servesFresh("/topic", "text");
    Received refused = get("/topic", "Cache-Control", "only-if-cached");
    assertThat(refused.status()).isEqualTo(504);
    assertThat(origin().requests()).isZero();
  }
}
