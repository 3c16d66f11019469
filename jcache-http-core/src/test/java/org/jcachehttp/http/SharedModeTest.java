package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 sections 3, 3.5 and 5.2.2 for a cache of many users. */
class SharedModeTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void isShared() {
    scenario.settings.type(CacheType.SHARED);
  }

  @Test
  void section5_2_2_7_aPrivateResponseIsNotStored() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, private");
    assertThat(status(scenario.get())).endsWith("detail=private");
    scenario.settings.type(CacheType.PRIVATE);
    assertThat(status(scenario.get())).contains("; stored");
  }

  @Test
  void section5_2_2_7_privateFieldsAreNotStoredAndTheRestIs() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, private=\"X-User\"", "X-User", "me");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(hit.fields().has("X-User")).isFalse();
  }

  @Test
  void section5_2_2_10_sMaxageBeatsMaxAge() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, s-maxage=90");
    scenario.get();
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=90");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=60, authorization",
    "'max-age=60, public', stored; ttl=60",
    "s-maxage=60, stored; ttl=60",
    "'max-age=60, must-revalidate', stored; ttl=60"
  })
  void section3_5_anAuthorizedResponseIsStoredOnlyIfItSaysSo(String directives, String outcome) {
    scenario.origin.answers(200, "Cache-Control", directives);
    assertThat(status(scenario.get("Authorization", "Basic x"))).endsWith(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie", "Proxy-Authorization", "x-api-key"})
  void section3_5_otherCredentialsCountLikeAuthorization(String name) {
    assertThat(status(scenario.get(name, "a=b"))).endsWith("authorization");
    scenario.origin.answers(200, "Cache-Control", "public, max-age=60");
    scenario.get(name, "a=b");
    assertThat(body(scenario.get(name, "a=c"))).isEqualTo("2");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @Test
  void section3_5_ofTheCookiesOnlyTheCredentialCookiesCountLikeAuthorization() {
    scenario.settings.keys(KeySettings.defaults().addCredentialCookies("session"));
    assertThat(status(scenario.get("Cookie", "_ga=1; session=x"))).endsWith("authorization");
    assertThat(body(scenario.get("Cookie", "_ga=1"))).isEqualTo("2");
    assertThat(body(scenario.get("Cookie", "_ga=2"))).isEqualTo("2");
    assertThat(body(scenario.get("Cookie", "session=y"))).isEqualTo("3");
  }

  @Test
  void section3_5_credentialsInTheUriCountLikeAuthorization() {
    assertThat(status(scenario.send("GET", "http://me:pw@example.com/a")))
        .endsWith("authorization");
    assertThat(status(scenario.send("GET", "http://example.com/a?api_key=x")))
        .endsWith("authorization");
  }

  @Test
  void section3_5_whatMayBeSharedAnswersOtherUsersToo() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, public");
    scenario.get("Authorization", "Basic x");
    assertThat(body(scenario.get("Authorization", "Basic y"))).isEqualTo("1");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void section3_5_aRequestWithCredentialsIsNotAnsweredAsOneWithout() {
    scenario.get();
    HttpResponse response = scenario.get("Authorization", "Basic x");
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=bypass; fwd-status=200; detail=authorization");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"'max-age=60, proxy-revalidate', 2", "s-maxage=60, 2", "max-age=60, 1"})
  void section4_2_4_maxStaleDoesNotReachWhatSharedCachesMustValidate(
      String directives, String expected) {
    scenario.origin.answers(200, "Cache-Control", directives);
    scenario.get();
    scenario.passes(100);
    assertThat(body(scenario.get("Cache-Control", "max-stale"))).isEqualTo(expected);
  }
}
