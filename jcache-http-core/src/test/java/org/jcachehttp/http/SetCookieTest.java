package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;
import static org.jcachehttp.http.settings.RequestPart.header;

import java.util.List;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.SetCookieHandling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 7.3: responses that set a cookie. */
class SetCookieTest {

  private static final String LAST_YEAR = "Thu, 01 Jan 2026 00:00:00 GMT";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private static List<String> cookies(HttpResponse response) {
    return response.fields().all("Set-Cookie");
  }

  private void handles(SetCookieHandling handling) {
    scenario.settings.setCookie(handling);
  }

  private void isShared() {
    scenario.settings.type(CacheType.SHARED);
  }

  @ParameterizedTest
  @CsvSource({
    "Cache-Control, max-age=60",
    "Cache-Control, 'private, max-age=60'",
    "Expires, 'Fri, 01 Jan 2100 00:00:00 GMT'"
  })
  void section7_3_aPrivateCacheStoresItWholeIfTheOriginStatesALifetime(String name, String value) {
    scenario.origin.answers(200, name, value, "Set-Cookie", "a=1", "Set-Cookie", "b=2; Path=/");
    assertThat(status(scenario.get())).contains("; stored");
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("; hit");
    assertThat(cookies(hit)).containsExactly("a=1", "b=2; Path=/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=0", "no-cache"})
  void section7_3_aPrivateCacheValidatesItIfTheOriginSaysSo(String directives) {
    scenario.origin.answers(200, "Cache-Control", directives, "ETag", "\"1\"", "Set-Cookie", "a=1");
    assertThat(status(scenario.get())).contains("; stored");
    scenario.origin.answers(304, "Cache-Control", directives, "ETag", "\"1\"");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void aLifetimeThatTheOriginDoesNotStateIsNotEnough() {
    scenario.origin.answers(200, "Last-Modified", LAST_YEAR, "Set-Cookie", "a=1");
    assertThat(status(scenario.get())).endsWith("detail=set-cookie");
    scenario.settings.expireAfter(ExpireAfter.never());
    assertThat(status(scenario.get())).endsWith("detail=set-cookie");
    scenario.origin.answers(200, "Cache-Control", "s-maxage=60", "Set-Cookie", "a=1");
    assertThat(status(scenario.get())).endsWith("detail=set-cookie");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=60, set-cookie",
    "'max-age=60, must-revalidate', set-cookie",
    "public, set-cookie",
    "'public, max-age=60', ttl=60",
    "s-maxage=60, ttl=60",
    "'private, max-age=60', private"
  })
  void section7_3_aSharedCacheStoresItIfTheOriginSaysThatItIsForAll(
      String directives, String outcome) {
    isShared();
    scenario.origin.answers(200, "Cache-Control", directives, "Set-Cookie", "a=1");
    assertThat(status(scenario.get())).endsWith(outcome);
    if (outcome.startsWith("ttl")) {
      assertThat(cookies(scenario.get())).containsExactly("a=1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void storeStoresItWithEveryLifetime(CacheType type) {
    scenario.settings.type(type);
    handles(SetCookieHandling.STORE);
    scenario.origin.answers(200, "Last-Modified", LAST_YEAR, "Set-Cookie", "a=1");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("; hit");
    assertThat(cookies(hit)).containsExactly("a=1");
  }

  @ParameterizedTest
  @EnumSource
  void stripStoresTheResponseWithoutIt(CacheType type) {
    scenario.settings.type(type);
    handles(SetCookieHandling.STRIP);
    scenario.origin.answers(200, "Last-Modified", LAST_YEAR, "Set-Cookie", "a=1");
    assertThat(cookies(scenario.get())).containsExactly("a=1");
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("; hit");
    assertThat(cookies(hit)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=60", "public, max-age=60"})
  void refuseStoresNoResponseWithIt(String directives) {
    handles(SetCookieHandling.REFUSE);
    scenario.origin.answers(200, "Cache-Control", directives, "Set-Cookie", "a=1");
    assertThat(status(scenario.get())).endsWith("detail=set-cookie");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, false", "STORE, true", "STRIP, false"})
  void anOverridingLifetimeStoresItOnlyIfSoConfigured(
      SetCookieHandling handling, boolean expected) {
    scenario.settings.cacheControl(CacheControlMode.OVERRIDE).expireAfter(ExpireAfter.never());
    handles(handling);
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Set-Cookie", "a=1");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("; hit");
    assertThat(hit.fields().has("Set-Cookie")).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aFieldThatTheOriginExceptsIsNotStored(SetCookieHandling handling) {
    handles(handling);
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60, no-cache=\"Set-Cookie\"", "Set-Cookie", "a=1");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("; hit");
    assertThat(cookies(hit)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"STRIP", "REFUSE"})
  void aStoredResponseWithItIsNotUsedIfTheSettingsOfNowExcludeIt(SetCookieHandling handling) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Set-Cookie", "a=1");
    scenario.get();
    handles(handling);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    HttpResponse response = scenario.get();
    assertThat(status(response)).startsWith("jcache-http; fwd=miss; ");
    assertThat(cookies(response)).isEmpty();
  }

  @Test
  void aSharedCacheDoesNotUseWhatAPrivateOneStoredWithACookie() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Set-Cookie", "a=1");
    scenario.get();
    isShared();
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    assertThat(cookies(scenario.get())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"max-age=60, set-cookie", "'public, max-age=60', ttl=60"})
  void usersWhoShareEntriesBySettingsCountAsThoseOfASharedCache(String directives, String outcome) {
    scenario.origin.answers(200, "Cache-Control", directives, "Set-Cookie", "a=1");
    for (KeySettings keys :
        List.of(
            KeySettings.defaults().addIgnored(header("Authorization")),
            KeySettings.defaults().addIgnoredEntirely(header("X-Api-Key")))) {
      scenario.provider.cache().clear();
      scenario.settings.keys(keys);
      assertThat(status(scenario.get())).endsWith(outcome);
    }
  }

  @Test
  void aCookieThatRepeatsASecretOfTheRequestIsNotStored() {
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60", "Set-Cookie", "sid=session-of-me; Max-Age=900");
    assertThat(cookies(scenario.get("Cookie", "sid=session-of-me"))).hasSize(1);
    HttpResponse hit = scenario.get("Cookie", "sid=session-of-me");
    assertThat(status(hit)).contains("; hit");
    assertThat(cookies(hit)).isEmpty();
  }
}
