package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;

/** Options and modes of the session, of a scope and of a request. */
interface OptionsContract extends ClientFixture {

  private static CallOptions expireAfter(Duration time) {
    return CallOptions.none().withExpireAfter(ExpireAfter.of(time));
  }

  private static CallOptions tagged(String tag) {
    return CallOptions.none().withTags(List.of(tag));
  }

  private TestCall topic() {
    return TestCall.of(request("GET", "/topic"));
  }

  @Test
  default void theSessionIsOffline() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    stage().session.setMode(CacheMode.OFFLINE);
    passes(Duration.ofHours(1));
    assertHit("/topic", "text");
    assertThat(get("/other").status()).isEqualTo(504);
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void aScopeReloads() throws IOException {
    origin().servesFresh("/topic", "text");
    get("/topic");
    try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
      assertThat(scope.mode()).contains(CacheMode.RELOAD);
      assertThat(get("/topic").text()).isEqualTo("text");
    }
    assertThat(origin().requests()).isEqualTo(2);
    assertHit("/topic", "text");
  }

  @Test
  default void aScopeDoesNotUseTheCache() throws IOException {
    origin().servesFresh("/topic", "text");
    try (CacheScope scope = CacheScope.open(CacheMode.NO_STORE)) {
      assertThat(scope.mode()).isPresent();
      for (int i = 0; i < 2; i++) {
        Received response = get("/topic");
        assertThat(response.text()).isEqualTo("text");
        assertThat(response.cacheStatus()).isEmpty();
      }
    }
    assertThat(origin().requests()).isEqualTo(2);
    assertThat(stage().cache.responses().count(Criteria.all())).isZero();
  }

  @Test
  default void aScopeHasOptions() throws IOException {
    origin().serves("/topic", "text");
    try (CacheScope scope = CacheScope.open(expireAfter(Duration.ofMinutes(5)))) {
      assertThat(scope.options().expireAfter()).isPresent();
      get("/topic");
    }
    assertHit("/topic", "text");
  }

  @Test
  default void aScopeHasTags() throws IOException {
    origin().servesFresh("/topic", "text");
    try (CacheScope scope = CacheScope.open(tagged("forum"))) {
      assertThat(scope.options().tags()).containsExactly("forum");
      get("/topic");
    }
    stage().cache.responses().invalidateTag("forum");
    get("/topic");
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void aRequestHasALifetime() throws IOException {
    needs(ClientFeature.REQUEST_OPTIONS);
    origin().serves("/topic", "text");
    send(topic().with(expireAfter(Duration.ofMinutes(5))));
    assertHit("/topic", "text");
  }

  @Test
  default void aRequestHasTags() throws IOException {
    needs(ClientFeature.REQUEST_OPTIONS);
    origin().servesFresh("/topic", "text");
    send(topic().with(tagged("forum")));
    assertHit("/topic", "text");
    stage().cache.responses().invalidateTag("forum");
    get("/topic");
    assertThat(origin().requests()).isEqualTo(2);
  }

  @Test
  default void aRequestHasAMode() throws IOException {
    needs(ClientFeature.REQUEST_OPTIONS);
    origin().servesFresh("/topic", "text");
    get("/topic");
    assertThat(send(topic().with(CacheMode.RELOAD)).text()).isEqualTo("text");
    assertThat(origin().requests()).isEqualTo(2);
    assertHit("/topic", "text");
  }

  @Test
  default void theModeOfARequestPrecedesThatOfAScope() throws IOException {
    needs(ClientFeature.REQUEST_OPTIONS);
    origin().servesFresh("/topic", "text");
    get("/topic");
    try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
      assertThat(scope.mode()).isPresent();
      assertThat(send(topic().with(CacheMode.DEFAULT)).isHit()).isTrue();
    }
    assertThat(origin().requests()).isEqualTo(1);
  }
}
