package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.StaleHandling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stale response is removed the next time the same request is made. */
class PurgeTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void aStaleResponseWithAValidator() {
    scenario.settings.staleHandling(StaleHandling.EVICT);
    isStored("max-age=60");
    scenario.passes(61);
  }

  private void isStored(String directives) {
    scenario.origin.answers(200, "Cache-Control", directives, "ETag", "\"1\"");
    scenario.get();
  }

  @Test
  void aStaleResponseIsFetchedAnewWithoutValidation() {
    HttpResponse response = scenario.get();
    assertThat(status(response)).contains("fwd=stale; fwd-status=200; stored");
    assertThat(body(response)).isEqualTo("2");
    assertThat(scenario.origin.asked().has("If-None-Match")).isFalse();
  }

  @Test
  void itIsGoneEvenIfTheOriginFails() {
    scenario.origin.isDown();
    assertThatThrownBy(scenario::get).isInstanceOf(UncheckedIOException.class);
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void itIsGoneAlsoWhenHeadAsksForIt() {
    scenario.send("HEAD", Scenario.URI_OF_A, "Cache-Control", "max-age=100");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void whoOnlyReadsTheCacheRemovesNothing() {
    assertThat(scenario.get("Cache-Control", "only-if-cached").status()).isEqualTo(504);
    assertThat(scenario.provider.cache()).hasSize(1);
  }

  @Test
  void aFreshResponseIsNot() {
    scenario.get();
    assertThat(status(scenario.get())).contains("hit; ttl=60");
  }

  @Test
  void oneThatTheRequestAcceptsIsNot() {
    assertThat(status(scenario.get("Cache-Control", "max-stale"))).contains("hit; ttl=-1");
  }

  @Test
  void oneThatMayAnswerForAFailingOriginIsNot() {
    scenario.settings.staleIfError(Duration.ofSeconds(10));
    scenario.origin.answers(503);
    assertThat(status(scenario.get())).contains("detail=stale-if-error");
  }
}
