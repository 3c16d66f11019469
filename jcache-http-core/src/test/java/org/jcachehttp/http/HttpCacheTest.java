package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.cache.Cache;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 9111 sections 3 and 4 over the reference implementation of JSR-107, which stores by value.
 */
class HttpCacheTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @Test
  void aResponseIsFetchedAndStored() {
    HttpResponse response = scenario.get();
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; stored; ttl=60");
    assertThat(body(response)).isEqualTo("1");
  }

  @Test
  void section4_aFreshResponseIsServedWithoutAskingTheOrigin() {
    scenario.get();
    scenario.passes(20);
    HttpResponse response = scenario.get();
    assertThat(scenario.origin.calls()).isEqualTo(1);
    assertThat(body(response)).isEqualTo("1");
    assertThat(status(response)).isEqualTo("jcache-http; hit; ttl=40");
    assertThat(response.fields().all("Age")).containsExactly("20");
  }

  @Test
  void aStaleResponseIsFetchedAgain() {
    scenario.get();
    scenario.passes(60);
    HttpResponse response = scenario.get();
    assertThat(body(response)).isEqualTo("2");
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=stale; fwd-status=200; stored; ttl=60");
  }

  @Test
  void aHitTellsNoOldAgeOfTheOriginAndKeepsItsDate() {
    String date = "Fri, 20 Nov 2082 12:00:00 GMT";
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Age", "10", "Date", date);
    scenario.get();
    HttpResponse response = scenario.get();
    assertThat(response.fields().all("Age")).containsExactly("10");
    assertThat(response.fields().all("Date")).containsExactly(date);
    assertThat(status(response)).isEqualTo("jcache-http; hit; ttl=50");
  }

  @Test
  void section3_1_fieldsOfOneConnectionAreNotStored() {
    scenario.origin.answers(
        200,
        "Cache-Control",
        "max-age=60",
        "Connection",
        "x-hop, close",
        "X-Hop",
        "1",
        "X-End",
        "2");
    scenario.get();
    assertThat(scenario.get().fields().without(List.of("Age", "Cache-Status", "Date")))
        .isEqualTo(Fields.of("Cache-Control", "max-age=60", "X-End", "2"));
  }

  @Test
  void theStatusOfACacheBehindUsIsKept() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Cache-Status", "CDN; hit");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(hit.fields().first("Cache-Status")).contains("CDN; hit");
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void rfc9211_theKeyOfTheEntryIsInTheStatus() {
    scenario.get();
    String key = scenario.provider.cache().iterator().next().getKey();
    assertThat(scenario.get().fields().first("Cache-Status").orElseThrow())
        .endsWith("; key=\"" + key + '"');
  }

  @Test
  void section4_2_2_aResponseThatSaysNothingHasTheHeuristicLifetime() {
    scenario.origin.answers(200, "Last-Modified", "Fri, 20 Nov 2082 11:50:00 GMT");
    scenario.get();
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403})
  void aResponseWithNothingToReuseItByIsNotStored(int code) {
    scenario.origin.answers(code);
    assertThat(status(scenario.get())).endsWith("fwd-status=" + code + "; detail=no-lifetime");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @Test
  void expireAfterDoNotCacheTurnsTheHeuristicOff() {
    scenario.origin.answers(200, "Last-Modified", "Fri, 20 Nov 2020 12:00:00 GMT");
    scenario.settings.expireAfter(ExpireAfter.doNotCache());
    assertThat(status(scenario.get()))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; detail=do-not-cache");
  }

  @Test
  void expireAfterFillsInWhereTheResponseSaysNothing() {
    scenario.origin.answers(200);
    scenario.settings.expireAfter(ExpireAfter.parse("10m"));
    scenario.get();
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=600");
  }

  @Test
  void expireAfterDoesNotOverrideWhatTheResponseSays() {
    scenario.settings.expireAfter(ExpireAfter.never());
    scenario.get();
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void whatNeverExpiresHasNoTimeToLive() {
    scenario.origin.answers(200);
    scenario.settings.expireAfter(ExpireAfter.never());
    scenario.get();
    scenario.clock.passes(Duration.ofDays(10_000));
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit");
  }

  @Test
  void expireAfterIsNotForErrors() {
    scenario.origin.answers(404);
    scenario.settings.expireAfter(ExpireAfter.never());
    assertThat(status(scenario.get())).endsWith("fwd-status=404; detail=no-lifetime");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 301, 404, 410, 503})
  void section3_anyFinalStatusWithALifetimeIsStored(int status) {
    scenario.origin.answers(status, "Cache-Control", "max-age=60");
    scenario.get();
    assertThat(scenario.get().status()).isEqualTo(status);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, Cache-Control, 'max-age=60, no-store', no-store",
    "599, Cache-Control, 'max-age=60, no-store, must-understand', status",
    "200, Cache-Control, max-age=0, stale",
    "200, Cache-Control, 'no-cache, max-age=60', stale",
    "200, Expires, 0, stale",
    "206, Cache-Control, max-age=60, content-range",
    "599, Cache-Control, 'max-age=60, must-understand', status",
  })
  void section5_2_2_5_whatTheResponseForbidsIsNotStored(
      int code, String name, String value, String detail) {
    scenario.origin.answers(code, name, value);
    assertThat(status(scenario.get())).endsWith("; detail=" + detail);
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @Test
  void section5_2_2_3_mustUnderstandOverridesNoStoreForAStatusThatIsUnderstood() {
    scenario.origin.answers(404, "Cache-Control", "max-age=60, no-store, must-understand");
    scenario.get();
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void section5_2_2_4_aFieldThatMayNotBeUsedUnaskedIsNotStored() {
    scenario.origin.answers(
        200,
        "Cache-Control",
        "max-age=60, no-cache=\"set-cookie, x\"",
        "Set-Cookie",
        "a=b",
        "X",
        "1");
    assertThat(scenario.get().fields().has("Set-Cookie")).isTrue();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(hit.fields().has("Set-Cookie") || hit.fields().has("X")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"https, 1", "http, 2"})
  void rfc8246_anImmutableResponseOutlastsAReloadIfItCameOverAConnectionToBeTrusted(
      String scheme, String expected) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, immutable");
    String uri = scheme + "://example.com/a";
    scenario.send("GET", uri);
    scenario.passes(20);
    assertThat(body(scenario.send("GET", uri, "Cache-Control", "max-age=0"))).isEqualTo(expected);
    assertThat(body(scenario.send("GET", uri, "Cache-Control", "no-cache"))).isNotEqualTo(expected);
  }

  @Test
  void section4_1_whatVariesByMoreThanFieldsIsNotStored() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "*");
    assertThat(status(scenario.get())).endsWith("; detail=vary");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @Test
  void anOriginThatFailsFailsTheCall() {
    HttpCache cache = HttpCache.over(scenario.provider.cache());
    IOException refused = new IOException("connection refused");
    assertThatThrownBy(
            () ->
                cache.execute(
                    HttpRequest.get("http://example.com/"),
                    request -> {
                      throw refused;
                    }))
        .isSameAs(refused);
  }

  @Test
  void closingLeavesACacheOpenThatWasGiven() {
    Cache<String, CachedResponse> given = scenario.provider.cache();
    HttpCache.over(given).close();
    assertThat(given.isClosed()).isFalse();
  }
}
