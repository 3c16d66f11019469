package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 4.3 and RFC 5861 section 4. */
class ValidationTest {

  private static final String MONDAY = "Mon, 16 Nov 2082 12:00:00 GMT";
  private static final String TUESDAY = "Tue, 17 Nov 2082 12:00:00 GMT";

  @RegisterExtension private final Scenario scenario = new Scenario();

  /** What is stored is a minute old and stale. */
  private void storedStale(String... fields) {
    scenario.origin.answers(200, fields);
    scenario.get();
    scenario.passes(60);
  }

  @Test
  void section4_3_1_aStaleResponseIsValidatedByItsValidators() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"", "Last-Modified", MONDAY);
    scenario.get("Accept", "text/plain");
    assertThat(scenario.origin.asked())
        .isEqualTo(
            Fields.of(
                "Accept", "text/plain", "If-None-Match", "\"v1\"", "If-Modified-Since", MONDAY));
  }

  @Test
  void section4_3_3_notModifiedMakesTheStoredResponseFreshAgain() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.origin.answers(304, "Cache-Control", "max-age=90", "ETag", "\"v1\"");
    HttpResponse validated = scenario.get();
    assertThat(validated.status()).isEqualTo(200);
    assertThat(status(validated))
        .isEqualTo("jcache-http; fwd=stale; fwd-status=304; stored; ttl=90");
    assertThat(body(validated)).isEqualTo("1");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void section4_3_4_notModifiedWithoutAValidatorConfirmsTheOneThatWasAskedFor() {
    storedStale("Cache-Control", "max-age=60", "Last-Modified", MONDAY);
    scenario.origin.answers(304);
    assertThat(status(scenario.get())).contains("fwd-status=304; stored");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void section3_2_theFieldsOf304ReplaceTheStoredOnesButForThoseOfTheBytes() {
    storedStale(
        "ETag", "W/\"v1\"", "X", "1", "X", "2", "Y", "3", "Content-Length", "1", "Expires", "0");
    scenario.origin.answers(
        304,
        "ETag",
        "\"v1\"",
        "X",
        "4",
        "Content-Length",
        "99",
        "Content-Encoding",
        "gzip",
        "Connection",
        "Z",
        "Z",
        "5",
        "Cache-Control",
        "max-age=60");
    scenario.get();
    assertThat(scenario.get().fields().without(List.of("Age", "Cache-Status", "Date")))
        .containsExactlyInAnyOrderElementsOf(
            Fields.of(
                "ETag",
                "W/\"v1\"",
                "Y",
                "3",
                "Content-Length",
                "1",
                "Expires",
                "0",
                "X",
                "4",
                "Cache-Control",
                "max-age=60"));
  }

  @Test
  void section4_2_3_theAgeOf304CountsFromItsOwnReceipt() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.origin.answers(304, "Age", "7");
    assertThat(scenario.get().fields().all("Age")).containsExactly("7");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=53");
  }

  @Test
  void section4_3_4_notModifiedOfAnotherResponseIsNoAnswerSoThatTheOriginIsAskedOnceMore() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.origin.answers(
        request ->
            request.fields().has("If-None-Match")
                ? ScriptedOrigin.response(304, "ETag", "\"v2\"")
                : ScriptedOrigin.response(200, "ETag", "\"v2\"", "Cache-Control", "max-age=60"));
    HttpResponse response = scenario.get();
    assertThat(body(response)).isEqualTo("3");
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=stale; fwd-status=200; stored; ttl=60");
  }

  @Test
  void section4_3_3_aFullResponseReplacesTheStoredOne() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    assertThat(body(scenario.get())).isEqualTo("2");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 410})
  void aFullResponseThatMustNotBeStoredRemovesTheStoredOne(int code) {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.origin.answers(code, "Cache-Control", "no-store");
    scenario.get();
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void anUpdateNeverBringsBackWhatWasInvalidatedMeanwhile() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.origin.answers(
        request -> {
          scenario.provider.cache().removeAll();
          return ScriptedOrigin.response(304);
        });
    HttpResponse response = scenario.get();
    assertThat(body(response)).isEqualTo("1");
    assertThat(status(response)).endsWith("fwd-status=304; detail=superseded");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aNotModifiedThatForbidsStoringEndsIt() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.origin.answers(304, "Cache-Control", "no-store");
    assertThat(status(scenario.get())).endsWith("fwd-status=304; detail=no-store");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache, max-age=60", "max-age=0"})
  void section5_2_2_4_whatMustBeValidatedIsStoredAndValidatedAtEachUse(String directives) {
    scenario.origin.answers(200, "Cache-Control", directives, "ETag", "\"v1\"");
    assertThat(status(scenario.get())).contains("; stored");
    scenario.origin.answers(304);
    assertThat(status(scenario.get())).contains("fwd=stale; fwd-status=304; stored");
    assertThat(body(scenario.get())).isEqualTo("1");
    assertThat(scenario.origin.calls()).isEqualTo(3);
  }

  @Test
  void expireAfterImmediatelyValidatesAtEachUse() {
    scenario.settings.expireAfter(ExpireAfter.immediately());
    storedStale("ETag", "\"v1\"");
    scenario.origin.answers(304);
    scenario.get();
    assertThat(status(scenario.get())).contains("fwd=stale; fwd-status=304; stored");
  }

  @Test
  void section5_2_1_4_noCacheValidatesAFreshResponse() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.get();
    scenario.origin.answers(304);
    HttpResponse response = scenario.get("Cache-Control", "no-cache");
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=request; fwd-status=304; stored; ttl=60");
    assertThat(body(response)).isEqualTo("1");
  }

  @Test
  void section4_2_4_aStaleResponseAnswersForAnOriginOutOfReach() {
    storedStale("Cache-Control", "max-age=20");
    scenario.origin.isDown();
    HttpResponse response = scenario.get();
    assertThat(body(response)).isEqualTo("1");
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=stale; ttl=-40; detail=origin-unreachable");
  }

  @ParameterizedTest
  @CsvSource({
    "'max-age=20, must-revalidate', PRIVATE",
    "'no-cache', PRIVATE",
    "'max-age=20, proxy-revalidate', SHARED",
    "'s-maxage=20', SHARED"
  })
  void section4_2_4_unlessItForbidsThat(String directives, CacheType mode) {
    scenario.settings.type(mode).staleIfError(Duration.ofHours(1));
    storedStale("Cache-Control", directives + ", stale-if-error=600", "ETag", "\"v1\"");
    scenario.origin.isDown();
    assertThatThrownBy(scenario::get).isInstanceOf(UncheckedIOException.class);
    scenario.origin.answers(503);
    assertThat(scenario.get().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=20, proxy-revalidate", "max-age=20, s-maxage=20"})
  void section5_2_2_whatIsForSharedCachesDoesNotBindAPrivateOne(String directives) {
    storedStale("Cache-Control", directives);
    scenario.origin.isDown();
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void aRequestThatWantsNoStaleResponseFailsWithTheOrigin() {
    storedStale("Cache-Control", "max-age=20");
    scenario.origin.isDown();
    assertThatThrownBy(() -> scenario.get("Cache-Control", "no-cache"))
        .hasMessageContaining("connection refused");
  }

  @Test
  void section5_2_1_2_maxStaleIsALimitAlsoWhenTheOriginIsOutOfReach() {
    storedStale("Cache-Control", "max-age=20");
    scenario.origin.isDown();
    assertThatThrownBy(() -> scenario.get("Cache-Control", "max-stale=39"))
        .hasMessageContaining("connection refused");
    assertThat(body(scenario.get("Cache-Control", "max-stale=40"))).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"40, 200", "39, 503", "x, 503"})
  void rfc5861section4_staleIfErrorAnswersForAServerErrorWithinItsWindow(
      String window, int expected) {
    storedStale("Cache-Control", "max-age=20, stale-if-error=" + window);
    scenario.origin.answers(503);
    assertThat(scenario.get().status()).isEqualTo(expected);
  }

  @Test
  void rfc5861section4_orOfTheCallInTheConfigurationsPlace() {
    storedStale("Cache-Control", "max-age=20");
    scenario.origin.answers(503);
    CallOptions fortySeconds = CallOptions.none().withStaleIfError(Duration.ofSeconds(40));
    assertThat(scenario.get(fortySeconds).status()).isEqualTo(200);
    scenario.settings.staleIfError(Duration.ofSeconds(40));
    CallOptions notAtAll = CallOptions.none().withStaleIfError(Duration.ZERO);
    assertThat(scenario.get(notAtAll).status()).isEqualTo(503);
  }

  @Test
  void rfc5861section4_staleIfErrorMayBeTheRequestsOrTheConfigurations() {
    storedStale("Cache-Control", "max-age=20");
    scenario.origin.answers(500);
    assertThat(status(scenario.get("Cache-Control", "stale-if-error=40")))
        .isEqualTo("jcache-http; fwd=stale; fwd-status=500; ttl=-40; detail=stale-if-error");
    assertThat(scenario.get().status()).isEqualTo(500);
    scenario.settings.staleIfError(Duration.ofSeconds(40));
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void aResponseIsKeptForAsLongAsItsWindowsSay() {
    scenario.settings.staleRetention(Duration.ofSeconds(1));
    storedStale("Cache-Control", "max-age=60, stale-if-error=500, stale-while-revalidate=600");
    assertThat(scenario.provider.cache())
        .allSatisfy(
            entry ->
                assertThat(entry.getValue().times().retainUntil().epochMillis())
                    .isEqualTo(scenario.clock.millis() + 600_000));
  }

  @Test
  void section4_3_2_aCallersTagsAreSentBesideOursAndAnsweredByWhatIsConfirmed() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v2\"");
    scenario.origin.answers(304, "ETag", "\"v2\"");
    HttpResponse response = scenario.get("If-None-Match", "\"v0\", \"v1\"");
    assertThat(scenario.origin.asked().all("If-None-Match"))
        .containsExactly("\"v0\", \"v1\", \"v2\"");
    assertThat(response.status()).isEqualTo(200);
    assertThat(body(response)).isEqualTo("1");
  }

  @Test
  void section4_3_2_aConfirmationOfTheCallersOwnResponseIsPassedOn() {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v2\"");
    scenario.origin.answers(304, "ETag", "\"v1\"");
    HttpResponse response = scenario.get("If-None-Match", "\"v1\"");
    assertThat(response.status()).isEqualTo(304);
    assertThat(status(response)).isEqualTo("jcache-http; fwd=stale; fwd-status=304");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "v1"})
  void section4_3_2_aConditionThatNamesNoTagLeavesOursAlone(String condition) {
    storedStale("Cache-Control", "max-age=60", "ETag", "\"v2\"");
    scenario.origin.answers(304);
    assertThat(status(scenario.get("If-None-Match", condition))).contains("; stored");
    assertThat(scenario.origin.asked().all("If-None-Match")).containsExactly("\"v2\"");
  }

  @Test
  void section4_3_2_aCallersDateGivesWayToOurs() {
    storedStale("Cache-Control", "max-age=60", "Last-Modified", TUESDAY);
    scenario.origin.answers(304);
    assertThat(scenario.get("If-Modified-Since", MONDAY).status()).isEqualTo(200);
    assertThat(scenario.origin.asked().all("If-Modified-Since")).containsExactly(TUESDAY);
  }
}
