package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directives of responses that conflict, and fields that they name (RFC 9111 section 5.2.2). */
class DirectivesTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-age=60, no-cache=\"x\", no-cache",
        "max-age=60, no-cache=\"vary\"",
        "max-age=60, no-cache=\"Cache-Control\"",
        "max-age=60, no-cache =\"x\""
      })
  void section5_2_2_4_isValidatedBeforeEachUse(String cacheControl) {
    scenario.origin.answers(200, "Cache-Control", cacheControl, "ETag", "\"1\"", "Vary", "A");
    scenario.get();
    scenario.origin.answers(304);
    assertThat(status(scenario.get())).contains("fwd=stale; fwd-status=304");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-age=60, private=\"x\", private",
        "max-age=60, private=\"vary\"",
        "max-age=60, private =\"x\"",
        "private=\"x, max-age=60"
      })
  void section5_2_2_7_isNotStoredByASharedCache(String cacheControl) {
    scenario.settings.type(CacheType.SHARED);
    scenario.origin.answers(200, "Cache-Control", cacheControl, "Vary", "A");
    assertThat(status(scenario.get())).endsWith("detail=private");
  }

  @Test
  void section5_2_2_7_aSharedCacheLeavesOutTheFieldsOfAllLists() {
    scenario.settings.type(CacheType.SHARED);
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60, private=\"a\", private=\"b\"", "A", "1", "B", "2");
    scenario.get();
    HttpResponse stored = scenario.get();
    assertThat(stored.fields().has("A") || stored.fields().has("B")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache=\"vary\"", "private=\"vary\""})
  void section4_1_aStarThatADirectiveNamesMatchesNothingAsWell(String directive) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, " + directive, "Vary", "*");
    assertThat(status(scenario.get())).endsWith("detail=vary");
  }

  @ParameterizedTest
  @CsvSource({"max-age=90", "min-fresh=0"})
  void section5_2_1_aRequestForAFreshResponseGetsNoStaleOne(String directive) {
    scenario.settings.staleWhileRevalidate(Duration.ofHours(1)).staleIfError(Duration.ofHours(1));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(70);
    scenario.origin.answers(503);
    assertThat(scenario.get("Cache-Control", directive).status()).isEqualTo(503);
    assertThat(scenario.get("Cache-Control", directive + ", max-stale").status()).isEqualTo(200);
  }

  @Test
  void rfc9211_theTtlOfWhatIsNeverFreshIsItsNegativeAge() {
    scenario.origin.answers(200, "Cache-Control", "no-cache", "ETag", "\"1\"", "Age", "7");
    assertThat(status(scenario.get())).endsWith("stored; ttl=-7");
    scenario.passes(3);
    assertThat(status(scenario.get("Cache-Control", "max-stale"))).doesNotContain("ttl=-17");
  }

  @Test
  void section6_6_1_aResponseWithoutDateGetsTheTimeOfReceipt() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    HttpResponse received = scenario.get();
    scenario.passes(61);
    scenario.origin.answers(304, "Cache-Control", "max-age=60");
    HttpResponse validated = scenario.get();
    assertThat(received.fields().first("Date")).contains("Fri, 20 Nov 2082 12:00:00 GMT");
    assertThat(validated.fields().first("Date")).contains("Fri, 20 Nov 2082 12:01:01 GMT");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "\"v1", "W/v1"})
  void anInvalidTagIsNoCondition(String tag) {
    scenario.origin.answers(200, "Cache-Control", "max-age=0", "ETag", tag, "Last-Modified", "x");
    scenario.get();
    scenario.get();
    assertThat(scenario.origin.asked().has("If-None-Match")).isFalse();
    assertThat(scenario.origin.asked().has("If-Modified-Since")).isFalse();
  }

  @Test
  void section13_1_2_aStarInAQuotedTagIsNotAnyTag() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get();
    assertThat(scenario.get("If-None-Match", "\"a,*,b\"").status()).isEqualTo(200);
    assertThat(scenario.get("If-None-Match", " * ").status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void aResponseDoesNotComeBackOnceTheOriginDeniedIt(int denial) {
    scenario.settings.staleIfError(Duration.ofHours(1));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get("Authorization", "Bearer 1");
    scenario.passes(61);
    scenario.origin.answers(denial);
    scenario.get("Authorization", "Bearer 1");
    scenario.origin.answers(503);
    assertThat(scenario.get("Authorization", "Bearer 1").status()).isEqualTo(503);
  }

  @Test
  void oneUserWithoutAccessEndsNothingInASharedCache() {
    scenario.settings.type(CacheType.SHARED).staleIfError(Duration.ofHours(1));
    scenario.origin.answers(200, "Cache-Control", "max-age=60, public", "ETag", "\"1\"");
    scenario.get("Authorization", "Bearer 1");
    scenario.passes(61);
    scenario.origin.answers(403);
    scenario.get("Authorization", "Bearer 2");
    scenario.origin.answers(503);
    assertThat(body(scenario.get("Authorization", "Bearer 1"))).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"Accept", "'Accept, X-Kind'", "'X-Kind, Accept, X-More'"})
  void a304WithOtherNamesInVaryKeepsTheResponse(String vary) {
    String[] names = {"Cache-Control", "max-age=60", "ETag", "\"1\"", "Vary", "Accept, X-Kind"};
    scenario.origin.answers(200, names);
    scenario.get("Accept", "a/b");
    scenario.passes(61);
    scenario.origin.answers(304, "Cache-Control", "max-age=60", "Vary", vary);
    assertThat(status(scenario.get("Accept", "a/b"))).contains("fwd-status=304; stored");
    HttpResponse hit = scenario.get("Accept", "a/b");
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(hit.fields().tokens("Vary")).contains("accept", "x-kind");
    assertThat(body(hit)).isEqualTo("1");
  }

  @Test
  void rfc9530_aPartHasNoDigestOfTheWhole() {
    scenario.origin.answers(
        200,
        "Cache-Control",
        "max-age=60",
        "Content-Digest",
        "sha-256=:AAAA:",
        "Content-MD5",
        "AAAA",
        "Repr-Digest",
        "sha-256=:BBBB:");
    scenario.get();
    HttpResponse part = scenario.get("Range", "bytes=0-0");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.fields().has("Content-Digest") || part.fields().has("Content-MD5")).isFalse();
    assertThat(part.fields().has("Repr-Digest")).isTrue();
    assertThat(scenario.get().fields().has("Content-Digest")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', 200", "stale-if-error=0, 503", "stale-if-error=5, 200"})
  void rfc5861_aWindowOfZeroInTheRequestSwitchesAConfiguredOneOff(String directive, int status) {
    scenario.settings.staleIfError(Duration.ofHours(1));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(503);
    assertThat(scenario.get("Cache-Control", directive).status()).isEqualTo(status);
  }

  @Test
  void rfc5861_aWindowOfZeroInTheResponseSwitchesAConfiguredOneOff() {
    scenario.settings.staleIfError(Duration.ofHours(1));
    scenario.origin.answers(200, "Cache-Control", "max-age=60, stale-if-error=0", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(503);
    assertThat(scenario.get().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({"500, 200", "501, 501", "502, 200", "503, 200", "504, 200", "505, 505"})
  void rfc5861_section4_fourStatusesAreReplaced(int ofOrigin, int ofCaller) {
    scenario.settings.staleIfError(Duration.ofHours(1));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(ofOrigin);
    assertThat(scenario.get().status()).isEqualTo(ofCaller);
  }

  @Test
  void theReplacedStatusesCanBeConfigured() {
    scenario.settings.staleIfError(Duration.ofHours(1)).option("stale-if-error-statuses", "501");
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(501);
    assertThat(scenario.get().status()).isEqualTo(200);
    scenario.origin.answers(500);
    assertThat(scenario.get().status()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void anExcludedStatusIsNotStored(int status) {
    scenario.origin.answers(status, "Cache-Control", "max-age=60");
    assertThat(status(scenario.get())).endsWith("; stored; ttl=60");
    scenario.settings.option("excluded-statuses", "429 503");
    assertThat(status(scenario.get())).endsWith("detail=filtered-status");
  }

  @Test
  void section4_2_2_aHeuristicLifetimeHasALimit() {
    scenario.origin.answers(200, "Last-Modified", "Fri, 20 Nov 1992 12:00:00 GMT");
    assertThat(status(scenario.get())).endsWith("ttl=86400");
    scenario.settings.option("heuristic-limit", "1h");
    scenario.send("DELETE", Scenario.URI_OF_A);
    scenario.origin.answers(200, "Last-Modified", "Fri, 20 Nov 1992 12:00:00 GMT");
    scenario.passes(90_000);
    assertThat(status(scenario.get())).endsWith("ttl=3600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUERY", "PROPFIND", "REPORT", "SEARCH", "OPTIONS", "TRACE"})
  void section4_4_aSafeMethodInvalidatesNothing(String method) {
    scenario.get();
    scenario.send(method, Scenario.URI_OF_A);
    assertThat(status(scenario.get())).startsWith("jcache-http; hit");
  }
}
