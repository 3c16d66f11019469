package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which expire-after applies, where the origin's own word counts first. */
class ExpireAfterRulesTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void configured(String pattern, String value) {
    scenario.settings.addExpireAfter(pattern, ExpireAfter.parse(value));
  }

  private String storedFor(int status, String... fields) {
    scenario.origin.answers(status, fields);
    scenario.get();
    return status(scenario.get());
  }

  @Test
  void theResponseCountsBeforeAPattern() {
    configured("/a", "10s");
    assertThat(storedFor(200, "Cache-Control", "max-age=60")).contains("hit; ttl=60");
  }

  @Test
  void aPatternFillsInWhatTheResponseDoesNotSay() {
    configured("/a", "10s");
    scenario.settings.expireAfter(ExpireAfter.parse("20s"));
    assertThat(storedFor(200)).contains("hit; ttl=10");
  }

  @Test
  void aResponseThatIsNone200HasTheLifetimeOfItsStatus() {
    configured("/a", "10s");
    scenario.settings.addExpireAfter(404, ExpireAfter.parse("30s"));
    assertThat(storedFor(404)).contains("hit; ttl=30");
    scenario.passes(30);
    assertThat(storedFor(403)).contains("detail=no-lifetime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=-1", "max-age=-1, immutable"})
  void aNegativeMaxAgeIsZeroAndNotForever(String directives) {
    scenario.settings.expireAfter(ExpireAfter.never());
    assertThat(storedFor(200, "Cache-Control", directives, "ETag", "\"1\"")).contains("fwd=stale");
  }

  @Test
  void doNotCacheForAUrlNeitherReadsNorStores() {
    scenario.get();
    configured("example.com", "do-not-cache");
    assertThat(status(scenario.get())).contains("fwd=bypass; fwd-status=200; detail=do-not-cache");
    assertThat(body(scenario.get())).isEqualTo("3");
    assertThat(scenario.provider.cache()).hasSize(1);
  }

  @Test
  void anAllowListEndsInAPatternOfEverything() {
    configured("/a", "10s");
    configured("*", "do-not-cache");
    assertThat(storedFor(200)).contains("hit; ttl=10");
    assertThat(status(scenario.send("GET", "http://example.com/b"))).contains("do-not-cache");
  }

  @Test
  void onlyIfCachedIsRefusedWhereNothingMayBeCached() {
    configured("*", "do-not-cache");
    assertThat(scenario.get("Cache-Control", "only-if-cached").status()).isEqualTo(504);
    assertThat(scenario.origin.calls()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"max-age=60, hit; ttl=60", "public, detail=do-not-cache"})
  void doNotCacheOfTheCacheStoresWhatSaysItsOwnLifetime(String directives, String outcome) {
    scenario.settings.expireAfter(ExpireAfter.doNotCache());
    assertThat(storedFor(200, "Cache-Control", directives)).contains(outcome);
  }

  @Test
  void immediatelyStoresWhatCanBeValidatedAndAsksAtEachUse() {
    scenario.settings.expireAfter(ExpireAfter.immediately());
    assertThat(storedFor(200)).contains("detail=stale");
    assertThat(storedFor(200, "ETag", "\"1\"")).contains("fwd=stale");
    assertThat(scenario.origin.asked().first("If-None-Match")).contains("\"1\"");
  }

  @Test
  void anInstantInThePastIsStaleFromTheStart() {
    scenario.settings.expireAfter(ExpireAfter.parse("Sat, 01 Jan 2000 00:00:00 GMT"));
    assertThat(storedFor(200, "ETag", "\"1\"")).contains("fwd=stale");
  }

  @Test
  void jitterShortensTheSpanOfTheConfigurationOnly() {
    scenario.settings.jitter(0.5).expireAfter(ExpireAfter.parse("1000s"));
    assertThat(storedFor(200)).contains("hit; ttl=").doesNotContain("ttl=1000");
    scenario.passes(1000);
    assertThat(storedFor(200, "Cache-Control", "max-age=1000")).contains("hit; ttl=1000");
  }
}
