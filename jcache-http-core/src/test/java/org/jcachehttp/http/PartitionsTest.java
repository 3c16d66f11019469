package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;
import static org.jcachehttp.http.settings.RequestPart.header;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.KeySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every credential has entries of its own. */
class PartitionsTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private String bodyOf(String uri) {
    return body(scenario.send("GET", uri));
  }

  private String bodyFor(String name, String value) {
    return body(scenario.get(name, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Proxy-Authorization",
        "COOKIE",
        "X-API-Key",
        "X-Auth-Token",
        "X-API-Token",
        "X-Access-Token"
      })
  void requestsWithDifferentCredentialsShareNoEntry(String name) {
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
    assertThat(bodyFor(name, "a=1")).isEqualTo("2");
    assertThat(bodyFor(name, "a=2")).isEqualTo("3");
    assertThat(bodyFor(name, "a=1")).isEqualTo("2");
    assertThat(bodyFor(name, "a=2")).isEqualTo("3");
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a?access_token=1, http://example.com/a?access_token=2",
    "http://example.com/a?api_key=1, http://example.com/a?api_key=2",
    "http://example.com/a?APIKEY=1, http://example.com/a?APIKEY=2",
    "http://example.com/a?x=y&access%5Ftoken=1, http://example.com/a?x=y&access%5Ftoken=2",
    "http://user:1@example.com/a, http://user:2@example.com/a",
    "http://user:1@my_host/a, http://user:2@my_host/a"
  })
  void credentialsInTheUriCountLikeThoseInAField(String one, String other) {
    assertThat(bodyOf(one)).isEqualTo("1");
    assertThat(bodyOf(other)).isEqualTo("2");
    assertThat(bodyOf(one)).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  void aSecretParameterIsNeverPartOfTheStoredTarget(CacheType mode) {
    scenario.settings.type(mode);
    scenario.origin.answers(200, "Cache-Control", "public, max-age=60");
    assertThat(bodyOf("http://example.com/a?access_token=secret-1&b=c")).isEqualTo("1");
    assertThat(bodyOf("http://example.com/a?access_token=secret-2&b=c")).isEqualTo("2");
    assertThat(scenario.provider.cache())
        .extracting(entry -> entry.getValue().request().target().toString())
        .containsOnly("http://example.com/a?access_token=REDACTED&b=c");
  }

  @Test
  void whichFieldHoldsTheCredentialCounts() {
    bodyFor("X-API-Key", "1");
    assertThat(bodyFor("X-Auth-Token", "1")).isEqualTo("2");
    assertThat(body(scenario.get("X-API-Key", "1", "X-Auth-Token", "1"))).isEqualTo("3");
    assertThat(body(scenario.get("X-Auth-Token", "1", "X-API-Key", "1"))).isEqualTo("3");
  }

  @Test
  void configuredCredentialsAreAddedToTheUsualOnes() {
    scenario.settings.keys(
        KeySettings.defaults().addCredentials(header("x-session"), parameter("sid")));
    assertThat(bodyFor("X-Session", "1")).isEqualTo("1");
    assertThat(bodyFor("X-Session", "2")).isEqualTo("2");
    assertThat(bodyFor("Authorization", "2")).isEqualTo("3");
    assertThat(bodyOf("http://example.com/a?sid=1")).isEqualTo("4");
    assertThat(bodyOf("http://example.com/a?sid=2")).isEqualTo("5");
  }

  @Test
  void ignoredCookiesMakeNoPartition() {
    scenario.settings.keys(KeySettings.defaults().addIgnoredCookies("_ga", "theme"));
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
    assertThat(bodyFor("Cookie", "_ga=1; theme=dark")).isEqualTo("1");
    assertThat(bodyFor("Cookie", "_ga=1; sid=x")).isEqualTo("2");
    assertThat(bodyFor("Cookie", "sid=x; theme=light")).isEqualTo("2");
    assertThat(bodyFor("Cookie", "sid=y; _ga=1")).isEqualTo("3");
  }

  @Test
  void rfc6265_section5_3_onlyTheCredentialCookiesMakeAPartition() {
    scenario.settings.keys(KeySettings.defaults().addCredentialCookies("session", "remember"));
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
    assertThat(bodyFor("Cookie", "_ga=1; theme=dark")).isEqualTo("1");
    assertThat(bodyFor("Cookie", "_ga=1; session=x")).isEqualTo("2");
    assertThat(bodyFor("Cookie", "session=x; _ga=2")).isEqualTo("2");
    assertThat(bodyFor("Cookie", "session=y; _ga=1")).isEqualTo("3");
    assertThat(bodyFor("Cookie", "session=x; remember=1")).isEqualTo("4");
    assertThat(bodyFor("Authorization", "Basic x")).isEqualTo("5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Session=x", "theme=dark, session=x", "theme=dark session=x", "ses%73ion=x"})
  void aCookieThatSomeServersTakeForACredentialIsOne(String cookies) {
    scenario.settings.keys(KeySettings.defaults().addCredentialCookies("session"));
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
    assertThat(bodyFor("Cookie", cookies)).isEqualTo("2");
    assertThat(bodyFor("Cookie", cookies.replace('x', 'y'))).isEqualTo("3");
  }

  @Test
  void rfc9111_section7_3_aCookieIsNotReplayedToUsersOfOnePartition() {
    scenario.settings.keys(KeySettings.defaults().addCredentialCookies("session"));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Set-Cookie", "cart=A");
    assertThat(scenario.get("Cookie", "cart=A").fields().all("Set-Cookie")).hasSize(1);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    assertThat(scenario.get("Cookie", "cart=B").fields().has("Set-Cookie")).isFalse();
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void anIgnoredCookieIsNoCredentialCookie() {
    scenario.settings.keys(
        KeySettings.defaults().addCredentialCookies("session", "theme").addIgnoredCookies("theme"));
    assertThat(bodyFor("Cookie", "session=x; theme=dark")).isEqualTo("1");
    assertThat(bodyFor("Cookie", "session=x; theme=light")).isEqualTo("1");
    assertThat(bodyFor("Cookie", "session=y; theme=dark")).isEqualTo("2");
  }

  @Test
  void section4_1_varyByCookieComparesTheCredentialCookies() {
    scenario.settings.keys(KeySettings.defaults().addCredentialCookies("session"));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Cookie");
    assertThat(bodyFor("Cookie", "session=x; _ga=1")).isEqualTo("1");
    assertThat(bodyFor("Cookie", "_ga=2; session=x")).isEqualTo("1");
    assertThat(bodyFor("Cookie", "session=y; _ga=1")).isEqualTo("2");
    assertThat(bodyFor("Cookie", "_ga=1")).isEqualTo("3");
  }

  @Test
  void anIgnoredCredentialStillTellsItsUsersFromThePublic() {
    scenario.settings.keys(KeySettings.defaults().addIgnored(header("Authorization")));
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
    assertThat(bodyFor("Authorization", "Basic x")).isEqualTo("2");
    assertThat(bodyFor("Authorization", "Basic y")).isEqualTo("2");
  }

  @Test
  void anEntirelyIgnoredCredentialIsNone() {
    scenario.settings.keys(KeySettings.defaults().addIgnoredEntirely(header("Authorization")));
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("1");
    assertThat(bodyFor("Authorization", "Basic x")).isEqualTo("1");
  }

  @Test
  void section4_1_variantsOfACredentialAreFoundAgain() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Authorization, Cookie");
    assertThat(bodyFor("Authorization", "Basic x")).isEqualTo("1");
    assertThat(bodyFor("Authorization", "Basic y")).isEqualTo("2");
    assertThat(bodyFor("Authorization", "Basic x")).isEqualTo("1");
  }

  @Test
  void section4_4_anUnsafeMethodInvalidatesWhatTheCallerAndThePublicHave() {
    bodyOf(Scenario.URI_OF_A);
    bodyFor("Authorization", "Basic x");
    bodyFor("Authorization", "Basic y");
    scenario.send("POST", Scenario.URI_OF_A, "Authorization", "Basic x");
    assertThat(bodyFor("Authorization", "Basic y")).isEqualTo("3");
    assertThat(bodyFor("Authorization", "Basic x")).isEqualTo("5");
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("6");
  }

  @Test
  void section4_4_aLocationWithACredentialInItIsInvalidatedToo() {
    bodyOf("http://example.com/b?api_key=1");
    scenario.origin.answers(201, "Cache-Control", "max-age=60", "Location", "/b?api_key=1");
    scenario.send("POST", Scenario.URI_OF_A);
    assertThat(bodyOf("http://example.com/b?api_key=1")).isEqualTo("3");
  }

  @Test
  void matchedHeadersTellResponsesApartThatNameThemNotInVary() {
    scenario.settings.keys(KeySettings.defaults().addMatchedHeaders("Accept"));
    assertThat(bodyFor("Accept", "a/b, c/d")).isEqualTo("1");
    assertThat(bodyFor("Accept", "x/y")).isEqualTo("2");
    assertThat(bodyOf(Scenario.URI_OF_A)).isEqualTo("3");
    assertThat(bodyFor("Accept", "a/b,c/d")).isEqualTo("1");
  }

  @Test
  void aResponseFromBeforeAHeaderWasMatchedIsNotUsed() {
    bodyFor("Accept", "a/b");
    scenario.settings.keys(KeySettings.defaults().addMatchedHeaders("Accept"));
    assertThat(status(scenario.get("Accept", "x/y"))).contains("fwd=vary-miss", "stored");
    assertThat(bodyFor("Accept", "x/y")).isEqualTo("2");
  }

  @Test
  void section4_4_allThatAMatchedHeaderTellsApartIsInvalidated() {
    scenario.settings.keys(KeySettings.defaults().addMatchedHeaders("Accept"));
    bodyFor("Accept", "a/b");
    scenario.send("POST", Scenario.URI_OF_A);
    assertThat(bodyFor("Accept", "a/b")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({"a/b, c/d, 1", "a/b, , 2", ", a/b, 2"})
  void ofAnIgnoredFieldCountsOnlyThatItIsThere(
      @Nullable String one, @Nullable String other, String expected) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "X");
    scenario.settings.keys(KeySettings.defaults().addIgnored(header("x")));
    scenario.get(line("X", one));
    assertThat(body(scenario.get(line("X", other)))).isEqualTo(expected);
  }

  @Test
  void ofAnEntirelyIgnoredFieldNothingCounts() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "X");
    scenario.settings.keys(KeySettings.defaults().addIgnoredEntirely(header("x")));
    scenario.get("X", "1");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void ofAnIgnoredParameterCountsOnlyThatItIsThere() {
    scenario.settings.keys(KeySettings.defaults().addIgnored(parameter("t")));
    assertThat(bodyOf("http://example.com/a?t=1&b")).isEqualTo("1");
    assertThat(bodyOf("http://example.com/a?T=2&b")).isEqualTo("2");
    assertThat(bodyOf("http://example.com/a?t=2&b")).isEqualTo("1");
    assertThat(bodyOf("http://example.com/a?b")).isEqualTo("3");
  }

  @Test
  void ofAnEntirelyIgnoredParameterNothingCounts() {
    scenario.settings.keys(KeySettings.defaults().addIgnoredEntirely(parameter("t")));
    assertThat(bodyOf("http://example.com/a?t=1&b")).isEqualTo("1");
    assertThat(bodyOf("http://example.com/a?b")).isEqualTo("1");
    assertThat(bodyOf("http://example.com/a")).isEqualTo("2");
    assertThat(bodyOf("http://example.com/a?t")).isEqualTo("2");
  }

  @Test
  void aRedactedParameterCountsAndIsNotWritten() {
    scenario.settings.keys(KeySettings.defaults().addRedacted(parameter("email")));
    assertThat(bodyOf("http://example.com/a?email=me@home")).isEqualTo("1");
    assertThat(bodyOf("http://example.com/a?email=you@home")).isEqualTo("2");
    assertThat(bodyOf("http://example.com/a?email=me%40home")).isEqualTo("1");
    assertThat(scenario.provider.cache())
        .extracting(entry -> entry.getValue().request().target().path())
        .containsOnly("/a?email=REDACTED");
  }

  private static String[] line(String name, @Nullable String value) {
    return value == null ? new String[0] : new String[] {name, value};
  }
}
