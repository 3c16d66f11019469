package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An expire-after that counts before the origin's word. */
class OverrideTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void overrides() {
    scenario
        .settings
        .cacheControl(CacheControlMode.OVERRIDE)
        .addExpireAfter("/a", ExpireAfter.parse("100s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-store",
        "no-cache",
        "private",
        "max-age=0",
        "must-revalidate, max-age=9",
        "no-cache=\"X\""
      })
  void itCountsBeforeTheDirectivesOfTheResponse(String directives) {
    scenario.origin.answers(200, "Cache-Control", directives);
    scenario.get();
    assertThat(status(scenario.get())).contains("hit; ttl=100");
  }

  @ParameterizedTest
  @CsvSource({"Expires, 0", "Pragma, no-cache", "Age, 99"})
  void itCountsBeforeTheOtherFieldsOfTheResponse(String name, String value) {
    scenario.origin.answers(200, name, value);
    scenario.get();
    assertThat(status(scenario.get())).contains("hit; ttl=100");
  }

  @Test
  void aResponseWithACookieIsStoredWithoutIt() {
    scenario.origin.answers(200, "Set-Cookie", "id=1", "X-Other", "2");
    assertThat(scenario.get().fields().first("Set-Cookie")).contains("id=1");
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("hit; ttl=100");
    assertThat(hit.fields().has("Set-Cookie")).isFalse();
    assertThat(hit.fields().first("X-Other")).contains("2");
  }

  @Test
  void whatTheOriginSaidIsStillToBeRead() {
    scenario.origin.answers(200, "Cache-Control", "no-store");
    scenario.get();
    assertThat(scenario.get().fields().first("Cache-Control")).contains("no-store");
  }

  @Test
  void theOriginDecidesWhereNoneApplies() {
    scenario.origin.answers(200, "Cache-Control", "no-store");
    String other = "http://example.com/b";
    assertThat(status(scenario.send("GET", other))).contains("detail=no-store");
    scenario.origin.answers(404, "Cache-Control", "no-store");
    assertThat(status(scenario.get())).contains("detail=no-store");
  }

  @Test
  void itMayBeThatOfAStatus() {
    scenario.settings.addExpireAfter(404, ExpireAfter.parse("30s"));
    scenario.origin.answers(404, "Cache-Control", "no-store");
    scenario.get();
    assertThat(status(scenario.get())).contains("hit; ttl=30");
  }

  @Test
  void doNotCacheOfTheCacheIsStrongerThanALifetimeOfTheResponse() {
    scenario.settings.expireAfter(ExpireAfter.doNotCache());
    assertThat(status(scenario.send("GET", "http://example.com/b")))
        .contains("detail=do-not-cache");
  }

  @Test
  void varyStillTellsResponsesApart() {
    scenario.origin.answers(200, "Cache-Control", "no-store", "Vary", "Accept");
    scenario.get("Accept", "a/b");
    assertThat(status(scenario.get("Accept", "a/c"))).contains("fwd=vary-miss");
    scenario.origin.answers(200, "Cache-Control", "no-store", "Vary", "*");
    assertThat(status(scenario.get("Accept", "a/d"))).contains("detail=vary");
  }

  @ParameterizedTest
  @CsvSource({"private, detail=private", "no-store, hit; ttl=100", "s-maxage=5, hit; ttl=100"})
  void inSharedModePrivateStillCounts(String directives, String outcome) {
    scenario.settings.type(CacheType.SHARED);
    scenario.origin.answers(200, "Cache-Control", directives);
    scenario.get();
    assertThat(status(scenario.get())).contains(outcome);
  }

  @Test
  void inSharedModeCredentialsStillCount() {
    scenario.settings.type(CacheType.SHARED);
    scenario.origin.answers(200);
    assertThat(status(scenario.get("Authorization", "Basic x"))).contains("detail=authorization");
    scenario.origin.answers(200, "Cache-Control", "must-revalidate");
    scenario.get("Authorization", "Basic x");
    assertThat(status(scenario.get("Authorization", "Basic y"))).contains("hit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache", "no-store", "max-age=0"})
  void theDirectivesOfTheRequestStillCount(String directives) {
    scenario.get();
    scenario.passes(1);
    assertThat(status(scenario.get("Cache-Control", directives))).contains("fwd=request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache", "must-revalidate"})
  void whatIsStaleMayStandInForTheOriginAsIfItHadSaidNothing(String directives) {
    scenario.origin.answers(200, "Cache-Control", directives);
    scenario.get();
    scenario.passes(101);
    scenario.origin.isDown();
    assertThat(status(scenario.get())).contains("detail=origin-unreachable");
    scenario.settings.staleIfError(Duration.ofSeconds(10));
    scenario.origin.answers(503);
    assertThat(status(scenario.get())).contains("detail=stale-if-error");
    assertThat(status(scenario.get("Cache-Control", "max-stale"))).contains("hit; ttl=-1");
  }

  @Test
  void aConfirmedResponseIsFreshForAsLongAgain() {
    scenario.origin.answers(200, "Cache-Control", "no-cache", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(101);
    scenario.origin.answers(304, "Cache-Control", "no-store", "ETag", "\"1\"");
    assertThat(status(scenario.get())).contains("fwd-status=304; stored");
    assertThat(status(scenario.get())).contains("hit; ttl=100");
    assertThat(body(scenario.get())).isEqualTo("1");
  }
}
