package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.tagged;
import static org.jcachehttp.feign.ClientFixture.status;
import static org.jcachehttp.feign.ClientFixture.text;

import feign.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Cache modes of sessions and calls, with every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
@SuppressWarnings("try") // A scope acts by being open.
class SessionTest {

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;
  private final Forum forum;
  private final AtomicInteger edition = new AtomicInteger();

  SessionTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
    forum = fixture.forum();
  }

  private void servesEditions() {
    origin.serves(
        "/topic",
        exchange ->
            tagged("\"v\"", "edition " + edition.incrementAndGet(), "Cache-Control", "max-age=60")
                .handle(exchange));
  }

  @Test
  void reloadFetchesAndReplacesTheStoredResponse() {
    servesEditions();
    forum.text("topic");
    try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
      assertThat(forum.text("topic")).isEqualTo("edition 2");
      assertThat(origin.lastField("If-None-Match")).isEmpty();
    }
    assertThat(forum.text("topic")).isEqualTo("edition 2");
  }

  @Test
  void noCacheRevalidatesTheStoredResponse() {
    servesEditions();
    forum.text("topic");
    try (CacheScope scope = CacheScope.open(CacheMode.NO_CACHE)) {
      Response response = forum.get("topic");
      assertThat(text(response)).isEqualTo("edition 1");
      assertThat(status(response)).contains("fwd-status=304");
    }
  }

  @Test
  void onlyIfCachedSendsNoRequest() {
    servesEditions();
    forum.text("topic");
    fixture.session.setMode(CacheMode.ONLY_IF_CACHED);
    assertThat(forum.text("topic")).isEqualTo("edition 1");
    assertThat(forum.get("else").status()).isEqualTo(504);
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void forceCacheServesAStaleResponseAndFetchesOthers() {
    servesEditions();
    forum.text("topic");
    fixture.passes(Duration.ofMinutes(2));
    fixture.session.setMode(CacheMode.FORCE_CACHE);
    assertThat(forum.text("topic")).isEqualTo("edition 1");
    assertThat(forum.get("else").status()).isEqualTo(404);
    assertThat(origin.lastField("Cache-Control")).isEmpty();
  }

  @Test
  void offlineServesAStaleResponseAndSendsNoRequest() {
    servesEditions();
    forum.text("topic");
    fixture.passes(Duration.ofMinutes(2));
    fixture.session.setMode(CacheMode.OFFLINE);
    assertThat(forum.text("topic")).isEqualTo("edition 1");
    assertThat(forum.get("else").status()).isEqualTo(504);
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void readOnlyServesStoredResponsesAndStoresNothing() {
    servesEditions();
    forum.text("topic");
    fixture.session.setMode(CacheMode.READ_ONLY);
    assertThat(forum.text("topic")).isEqualTo("edition 1");
    fixture.passes(Duration.ofMinutes(2));
    assertThat(forum.text("topic")).isEqualTo("edition 2");
    assertThat(forum.text("topic")).isEqualTo("edition 3");
  }

  @Test
  void readOnlyInvalidatesNothing() {
    servesEditions();
    forum.text("topic");
    try (CacheScope scope = CacheScope.open(CacheMode.READ_ONLY)) {
      forum.post("topic", "reply");
    }
    assertThat(status(forum.get("topic"))).contains("hit");
  }

  @Test
  void aStored504IsAHitOfAReadOnlyCache() {
    origin.serves("/topic", answer(504, "", "Cache-Control", "max-age=60"));
    forum.get("topic");
    fixture.session.setMode(CacheMode.READ_ONLY);
    assertThat(status(forum.get("topic"))).contains("hit");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void noStoreAppliesToTheCallsOfItsScopeOnly() throws Exception {
    servesEditions();
    forum.text("topic");
    try (CacheScope scope = CacheScope.open(CacheMode.NO_STORE)) {
      assertThat(status(forum.get("topic"))).isEmpty();
      CompletableFuture<String> another = CompletableFuture.supplyAsync(() -> forum.text("topic"));
      assertThat(another.get()).isEqualTo("edition 1");
    }
    assertThat(forum.text("topic")).isEqualTo("edition 1");
  }

  @Test
  void theInnermostScopeTakesPrecedenceOverTheSession() {
    servesEditions();
    forum.text("topic");
    fixture.session.setMode(CacheMode.NO_STORE);
    try (CacheScope outer = CacheScope.open(CacheMode.RELOAD)) {
      try (CacheScope inner = CacheScope.open(CacheMode.DEFAULT)) {
        assertThat(forum.text("topic")).isEqualTo("edition 1");
      }
      assertThat(forum.text("topic")).isEqualTo("edition 2");
    }
  }

  @Test
  void aScopeCannotBeClosedBeforeItsInnerScopes() {
    CacheScope outer = CacheScope.open(CacheMode.RELOAD);
    try (CacheScope inner = CacheScope.open(CacheMode.DEFAULT)) {
      assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
    }
    outer.close();
    outer.close();
    assertThat(CacheScope.current()).isEmpty();
  }

  @Test
  void aReplacedCacheIsUsedFromTheNextCall() {
    servesEditions();
    forum.text("topic");
    try (HttpCache other = HttpCache.open()) {
      fixture.session.setCache(other);
      assertThat(forum.text("topic")).isEqualTo("edition 2");
      assertThat(other.statistics().misses()).isEqualTo(1);
    }
  }
}
