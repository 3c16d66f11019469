package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.Locale;
import java.util.Optional;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.MethodOverride;
import org.jcachehttp.http.settings.ParameterOrder;
import org.jcachehttp.http.settings.RequestPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests are the same, where that is configured. */
class MatchingTest {

  private static final String OVERRIDE = "X-HTTP-Method-Override";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void keys(KeySettings settings) {
    scenario.settings.keys(settings);
  }

  private String answer(String uri) {
    return body(scenario.send("GET", uri));
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNIFICANT, ?a&b, ?b&a, 2",
    "SIGNIFICANT, ?a, ?a&, 2",
    "SORTED, ?a&b, ?b&a, 1",
    "SORTED, ?a=2&b=3&a=1, ?b=3&a=1&a=2, 1",
    "SORTED, ?a&, ?&a, 1",
    "SORTED, '', ?, 1",
    "SORTED, ?a=1&a=1, ?a=1, 2",
    "SORTED, ?a=, ?a, 2",
    "SORTED, ?a=, '', 2",
    "SORTED, ?a=1%202, ?a=1+2, 2",
    "SORTED, ?a=1&b=2, ?a=2&b=1, 2"
  })
  void theOrderOfParametersCountsUnlessTheyAreSorted(
      ParameterOrder order, String one, String other, String expected) {
    keys(KeySettings.defaults().withParameterOrder(order));
    answer(Scenario.URI_OF_A + one);
    assertThat(answer(Scenario.URI_OF_A + other)).isEqualTo(expected);
  }

  @Test
  void anUnsafeRequestInvalidatesWhateverTheOrder() {
    keys(KeySettings.defaults().withParameterOrder(ParameterOrder.SORTED));
    answer("http://example.com/a?b&a");
    scenario.send("POST", "http://example.com/a?a&b");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  private static TargetUri withoutMirror(TargetUri target) {
    String host = target.authority().replaceFirst("^mirror[0-9]+\\.", "");
    return new TargetUri(target.scheme(), host, target.path().toLowerCase(Locale.ROOT));
  }

  @Test
  void aKeyGeneratorSaysWhichTargetsAreTheSame() {
    keys(KeySettings.defaults().withKeyNormalizer(MatchingTest::withoutMirror));
    assertThat(answer("http://mirror1.example.com/A")).isEqualTo("1");
    assertThat(answer("http://mirror22.example.com/a")).isEqualTo("1");
    assertThat(answer("http://mirror22.example.com/b")).isEqualTo("2");
    assertThat(scenario.provider.cache())
        .allMatch(entry -> entry.getValue().request().target().authority().equals("example.com"));
  }

  @Test
  void aKeyGeneratorNeverMixesUsersAndSeesNoSecret() {
    keys(
        KeySettings.defaults()
            .addRedacted(RequestPart.parameter("pin"))
            .withKeyNormalizer(target -> target.withQuery(Optional.of("said=" + target.query()))));
    assertThat(answer("http://example.com/?pin=1234")).isEqualTo("1");
    assertThat(answer("http://example.com/?pin=4321")).isEqualTo("2");
    assertThat(body(scenario.get("Authorization", "Bearer a"))).isEqualTo("3");
    assertThat(body(scenario.get("Authorization", "Bearer b"))).isEqualTo("4");
    assertThat(scenario.provider.cache())
        .noneMatch(entry -> entry.getValue().request().toString().contains("1234"));
  }

  @ParameterizedTest
  @CsvSource({"a, /b c", "'', /b"})
  void aKeyGeneratorThatAnswersWithNoUriIsNamedWithItsAnswer(String authority, String path) {
    keys(
        KeySettings.defaults().withKeyNormalizer(target -> new TargetUri("http", authority, path)));
    assertThatIllegalArgumentException()
        .isThrownBy(scenario::get)
        .withMessageContaining("'http://" + authority + path + "'");
  }

  @Test
  void anUnsafeRequestInvalidatesWhatTheKeyGeneratorSaysToBeTheSame() {
    keys(KeySettings.defaults().withKeyNormalizer(MatchingTest::withoutMirror));
    answer("http://mirror1.example.com/a");
    scenario.send("DELETE", "http://mirror2.example.com/a");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aRequestThatOverridesItsMethodPassesAndCountsAsUnsafe() {
    scenario.get();
    assertThat(status(scenario.get(OVERRIDE, "DELETE"))).contains("fwd=method");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void anOverrideByItsOwnMethodIsNone() {
    scenario.get();
    assertThat(status(scenario.get(OVERRIDE, "get"))).contains("hit");
  }

  @ParameterizedTest
  @CsvSource({
    "X-HTTP-Method-Override, GET",
    "x-http-method, get",
    "X-Method-Override, Get",
  })
  void anOverrideThatIsHonouredIsTheMethodThatCounts(String field, String method) {
    keys(KeySettings.defaults().withMethodOverride(MethodOverride.HONOR));
    assertThat(body(scenario.send("POST", Scenario.URI_OF_A, field, method))).isEqualTo("1");
    assertThat(body(scenario.send("POST", Scenario.URI_OF_A, field, method))).isEqualTo("1");
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"GET, PUT", "POST, PUT", "POST, ''"})
  void anOverrideThatIsHonouredMayBeUnsafe(String method, String override) {
    keys(KeySettings.defaults().withMethodOverride(MethodOverride.HONOR));
    scenario.get();
    assertThat(status(scenario.send(method, Scenario.URI_OF_A, OVERRIDE, override)))
        .contains("fwd=method");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void overridesThatContradictEachOtherPass() {
    keys(KeySettings.defaults().withMethodOverride(MethodOverride.HONOR));
    String[] fields = {OVERRIDE, "GET", "X-HTTP-Method", "PUT"};
    assertThat(status(scenario.send("POST", Scenario.URI_OF_A, fields))).contains("fwd=method");
  }

  @Test
  void anOverriddenMethodIsNoOther() {
    keys(
        KeySettings.defaults().withMethods("GET", "POST").withMethodOverride(MethodOverride.HONOR));
    assertThat(body(scenario.send("POST", Scenario.URI_OF_A))).isEqualTo("1");
    assertThat(body(scenario.send("POST", Scenario.URI_OF_A, OVERRIDE, "GET"))).isEqualTo("2");
    assertThat(body(scenario.get(OVERRIDE, "POST"))).isEqualTo("3");
    assertThat(body(scenario.get())).isEqualTo("4");
    assertThat(scenario.provider.cache()).hasSize(4);
  }
}
