package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.MethodOverride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses move to the keys that they have by other settings. */
class RekeyTest {

  private static final String TRACKED = "http://example.com/a?id=1&utm=x";
  private static final String OTHERWISE_TRACKED = "http://example.com/a?id=1&utm=y";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void trackingIsIgnored() {
    scenario.settings.keys(KeySettings.defaults().addIgnoredEntirely(parameter("utm")));
  }

  @Test
  void nothingMovesWhereTheSettingsAreTheSame() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
    scenario.send("GET", TRACKED, "Accept", "a/b");
    scenario.send("GET", TRACKED, "Authorization", "Basic YTpi", "Accept", "a/c");
    scenario.send("GET", TRACKED + "&api_key=s3cret");
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(scenario.provider.cache()).hasSize(6);
    assertThat(status(scenario.send("GET", TRACKED, "Accept", "a/b"))).contains("hit");
  }

  @Test
  void aResponseToAnOverriddenMethodStays() {
    scenario.settings.keys(KeySettings.defaults().withMethodOverride(MethodOverride.HONOR));
    scenario.send("POST", TRACKED, "X-HTTP-Method-Override", "GET");
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(status(scenario.send("POST", TRACKED, "X-HTTP-Method-Override", "GET")))
        .contains("hit");
  }

  @Test
  void aResponseIsFoundByTheNewKeyAndNotByTheOld() {
    scenario.send("GET", TRACKED);
    trackingIsIgnored();
    assertThat(scenario.responses().rekey()).isEqualTo(1);
    assertThat(body(scenario.send("GET", OTHERWISE_TRACKED))).isEqualTo("1");
    assertThat(scenario.provider.cache()).hasSize(1);
  }

  @Test
  void variantsStayApart() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
    scenario.send("GET", TRACKED, "Accept", "a/b");
    scenario.send("GET", TRACKED, "Accept", "a/c");
    scenario.send("GET", TRACKED);
    trackingIsIgnored();
    assertThat(scenario.responses().rekey()).isEqualTo(3);
    assertThat(body(scenario.send("GET", OTHERWISE_TRACKED, "Accept", "a/b"))).isEqualTo("1");
    assertThat(body(scenario.send("GET", OTHERWISE_TRACKED, "Accept", "a/c"))).isEqualTo("2");
    assertThat(body(scenario.send("GET", OTHERWISE_TRACKED))).isEqualTo("3");
    assertThat(scenario.provider.cache()).hasSize(4);
    assertThat(scenario.responses().rekey()).isZero();
  }

  @Test
  void usersStayApart() {
    scenario.send("GET", TRACKED, "Authorization", "Basic YTpi");
    scenario.send("GET", TRACKED, "Authorization", "Basic YTpj");
    trackingIsIgnored();
    assertThat(scenario.responses().rekey()).isEqualTo(2);
    assertThat(body(scenario.send("GET", OTHERWISE_TRACKED, "Authorization", "Basic YTpj")))
        .isEqualTo("2");
    assertThat(status(scenario.send("GET", OTHERWISE_TRACKED))).contains("fwd=uri-miss");
  }

  @Test
  void ofTwoThatHaveOneKeyNowTheYoungerStays() {
    scenario.send("GET", TRACKED);
    scenario.passes(1);
    scenario.send("GET", OTHERWISE_TRACKED);
    trackingIsIgnored();
    assertThat(scenario.responses().rekey()).isEqualTo(2);
    assertThat(body(scenario.send("GET", TRACKED))).isEqualTo("2");
    assertThat(scenario.provider.cache()).hasSize(1);
  }

  @Test
  void whatWasNotAskedForAFieldThatCountsNowIsNotFound() {
    scenario.get("Accept", "a/b");
    scenario.settings.keys(KeySettings.defaults().addMatchedHeaders("Accept"));
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(status(scenario.get("Accept", "a/b"))).contains("fwd=vary-miss");
  }

  @Test
  void whatNoLongerDependsOnAFieldIsFoundWithoutIt() {
    scenario.settings.keys(KeySettings.defaults().addMatchedHeaders("Accept"));
    scenario.get("Accept", "a/b");
    scenario.settings.keys(KeySettings.defaults());
    assertThat(scenario.responses().rekey()).isEqualTo(1);
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void whatHidesAPartOfAnotherTargetIsNotFound() {
    scenario.send("GET", TRACKED + "&api_key=s3cret");
    trackingIsIgnored();
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(status(scenario.send("GET", OTHERWISE_TRACKED + "&api_key=s3cret")))
        .contains("fwd=uri-miss");
  }
}
