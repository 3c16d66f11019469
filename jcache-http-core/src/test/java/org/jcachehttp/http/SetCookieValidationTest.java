package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.List;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.SetCookieHandling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9111 sections 3.2 and 7.3: a 304 response, or one to HEAD, that sets a cookie. */
class SetCookieValidationTest {

  private static final String[] ALICE = {"Authorization", "Basic alice"};
  private static final String[] BOB = {"Authorization", "Basic bob"};

  @RegisterExtension private final Scenario scenario = new Scenario();

  private static List<String> cookies(HttpResponse response) {
    return response.fields().all("Set-Cookie");
  }

  private void stores(String directives, String... user) {
    scenario.origin.answers(200, "Cache-Control", directives, "ETag", "\"1\"");
    scenario.get(user);
    scenario.passes(100);
  }

  private void confirms(String directives, String cookie) {
    scenario.origin.answers(
        304, "Cache-Control", directives, "ETag", "\"1\"", "Set-Cookie", cookie);
  }

  @Test
  void section3_2_itIsStoredLikeTheOtherFieldsOfThe304() {
    stores("max-age=60");
    confirms("max-age=60", "a=1");
    HttpResponse validated = scenario.get();
    assertThat(status(validated)).contains("fwd-status=304; stored");
    assertThat(cookies(validated)).containsExactly("a=1");
    assertThat(cookies(scenario.get())).containsExactly("a=1");
    scenario.passes(100);
    confirms("max-age=60", "a=2");
    assertThat(cookies(scenario.get())).containsExactly("a=2");
    HttpResponse hit = scenario.get();
    assertThat(cookies(hit)).containsExactly("a=2");
    assertThat(body(hit)).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(names = {"STRIP", "REFUSE"})
  void aCookieThatIsNotStoredGoesToTheCallerOfThe304Only(SetCookieHandling handling) {
    scenario.settings.setCookie(handling);
    stores("max-age=60");
    confirms("max-age=60", "a=1");
    HttpResponse validated = scenario.get();
    assertThat(status(validated)).contains("fwd-status=304; stored");
    assertThat(cookies(validated)).containsExactly("a=1");
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).contains("hit; ttl=60");
    assertThat(cookies(hit)).isEmpty();
    assertThat(body(hit)).isEqualTo("1");
  }

  @Test
  void aFieldThatTheOriginExceptsGoesToTheCallerOfThe304Only() {
    stores("max-age=60");
    confirms("max-age=60, no-cache=\"Set-Cookie\"", "a=1");
    assertThat(cookies(scenario.get())).containsExactly("a=1");
    assertThat(cookies(scenario.get())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'max-age=60, must-revalidate', 0", "'max-age=60, public', 1"})
  void aSharedCacheStoresTheCookieOfA304IfTheOriginSaysThatItIsForAll(
      String directives, int expected) {
    scenario.settings.type(CacheType.SHARED);
    stores(directives, ALICE);
    confirms(directives, "a=1");
    assertThat(cookies(scenario.get(ALICE))).containsExactly("a=1");
    HttpResponse hit = scenario.get(BOB);
    assertThat(status(hit)).contains("hit; ttl=60");
    assertThat(cookies(hit)).hasSize(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aHitNeverRepeatsTheCookieOfAnotherUser(SetCookieHandling handling) {
    scenario.settings.setCookie(handling);
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(
                request.fields().has("If-None-Match") ? 304 : 200,
                "Cache-Control",
                "private, max-age=60",
                "ETag",
                "\"1\"",
                "Set-Cookie",
                "sid=of-" + request.fields().first("Authorization").orElseThrow().substring(6)));
    for (int round = 0; round < 3; round++) {
      for (int call = 0; call < 2; call++) {
        assertThat(cookies(scenario.get(ALICE))).doesNotContain("sid=of-bob");
        assertThat(cookies(scenario.get(BOB))).doesNotContain("sid=of-alice");
      }
      scenario.passes(100);
    }
  }

  @ParameterizedTest
  @CsvSource({"max-age=60", "'max-age=60, must-revalidate'", "'max-age=60, private'"})
  void aHitOfASharedCacheNeverRepeatsTheCookieOfAnotherUser(String directives) {
    scenario.settings.type(CacheType.SHARED);
    stores("max-age=60, must-revalidate", ALICE);
    confirms(directives, "sid=of-alice");
    assertThat(cookies(scenario.get(ALICE))).containsExactly("sid=of-alice");
    scenario.origin.answers(200, "Cache-Control", directives, "Set-Cookie", "sid=of-bob");
    assertThat(cookies(scenario.get(BOB))).doesNotContain("sid=of-alice");
    assertThat(cookies(scenario.get(ALICE))).doesNotContain("sid=of-alice");
    assertThat(cookies(scenario.get())).doesNotContain("sid=of-alice");
  }

  @Test
  void aCookieOfA304ThatRepeatsASecretOfTheRequestIsNotStored() {
    String[] me = {"Cookie", "sid=session-of-me"};
    stores("max-age=60", me);
    confirms("max-age=60", "sid=session-of-me; Max-Age=900");
    assertThat(cookies(scenario.get(me))).hasSize(1);
    HttpResponse hit = scenario.get(me);
    assertThat(status(hit)).contains("hit; ttl=60");
    assertThat(cookies(hit)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void section4_3_5_aResponseToHeadThatSetsACookieUpdatesTheStoredResponse(
      SetCookieHandling handling) {
    scenario.settings.setCookie(handling);
    stores("max-age=60");
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60", "ETag", "\"1\"", "Set-Cookie", "a=1");
    assertThat(cookies(scenario.send("HEAD", Scenario.URI_OF_A))).containsExactly("a=1");
    assertThat(status(scenario.get())).contains("hit; ttl=60");
  }
}
