package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 5.2.1, and requests that have nothing to do with a cache. */
class RequestDirectivesTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @ParameterizedTest
  @CsvSource({
    "Range, 'bytes=0-1,3-4', bypass; fwd-status=200; detail=range",
    "If-Match, *, bypass; fwd-status=200; detail=conditional",
    "Content-Length, 3, bypass; fwd-status=200; detail=request-content",
    "Cache-Control, no-store, request; fwd-status=200; detail=no-store"
  })
  void section5_2_1_5_aRequestThatMustNotMeetTheCachePassesIt(
      String name, String value, String fwd) {
    scenario.get();
    HttpResponse response = scenario.get(name, value);
    assertThat(status(response)).isEqualTo("jcache-http; fwd=" + fwd);
    assertThat(body(response)).isEqualTo("2");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void noCacheFetchesAndReplaces() {
    scenario.get();
    assertThat(status(scenario.get("Cache-Control", "no-cache")))
        .isEqualTo("jcache-http; fwd=request; fwd-status=200; stored; ttl=60");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=19, request",
    "max-age=x, request",
    "min-fresh=41, request",
    "'min-fresh=0, max-age=0', request"
  })
  void section5_2_1_1_aRequestMayAskForMoreFreshness(String directives, String fwd) {
    scenario.get();
    scenario.passes(20);
    HttpResponse response = scenario.get("Cache-Control", directives);
    assertThat(status(response)).startsWith("jcache-http; fwd=" + fwd);
    assertThat(body(response)).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=20", "min-fresh=40", "max-age=20, min-fresh=40"})
  void aRequestIsContentWithEnoughFreshness(String directives) {
    scenario.get();
    scenario.passes(20);
    assertThat(body(scenario.get("Cache-Control", directives))).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=60, max-stale=40, 1",
    "max-age=60, max-stale, 1",
    "max-age=60, max-stale=39, 2",
    "max-age=60, max-stale=x, 2",
    "'max-age=60, must-revalidate', max-stale, 2"
  })
  void section5_2_1_2_aRequestMayAcceptStaleness(String stored, String directives, String body) {
    scenario.origin.answers(200, "Cache-Control", stored);
    scenario.get();
    scenario.passes(100);
    assertThat(body(scenario.get("Cache-Control", directives))).isEqualTo(body);
  }

  @Test
  void aStaleAnswerSaysSo() {
    scenario.get();
    scenario.passes(100);
    assertThat(status(scenario.get("Cache-Control", "max-stale")))
        .isEqualTo("jcache-http; hit; ttl=-40");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", no-cache", ", no-store", ", max-age=0"})
  void section5_2_1_7_onlyIfCachedNeverTouchesTheNetwork(String more) {
    HttpResponse response = scenario.get("Cache-Control", "only-if-cached" + more);
    assertThat(response.status()).isEqualTo(504);
    assertThat(status(response)).startsWith("jcache-http; detail=\"only-if-cached: ");
    assertThat(scenario.origin.calls()).isZero();
  }

  @Test
  void onlyIfCachedIsAnsweredFromTheCache() {
    scenario.get();
    assertThat(body(scenario.get("Cache-Control", "only-if-cached"))).isEqualTo("1");
  }
}
