package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 4.1. */
class VariantsTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void originVariesBy(String... vary) {
    String[] fields = {
      "Cache-Control", "max-age=60", "ETag", "\"v1\"", "Vary", String.join(",", vary)
    };
    scenario.origin.answers(200, fields);
  }

  @Test
  void section4_1_eachVariantIsStoredAndServedToRequestsLikeItsOwn() {
    originVariesBy("Accept-Language");
    scenario.get("Accept-Language", "de");
    HttpResponse french = scenario.get("Accept-Language", "fr");
    assertThat(status(french))
        .isEqualTo("jcache-http; fwd=vary-miss; fwd-status=200; stored; ttl=60");
    assertThat(body(scenario.get("Accept-Language", "de"))).isEqualTo("1");
    assertThat(body(scenario.get("Accept-Language", "fr"))).isEqualTo("2");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void section4_1_aMissingFieldMatchesAMissingFieldOnly() {
    originVariesBy("X-Kind");
    scenario.get();
    assertThat(status(scenario.get())).startsWith("jcache-http; hit");
    assertThat(status(scenario.get("X-Kind", ""))).contains("fwd=vary-miss");
  }

  @ParameterizedTest
  @CsvSource({
    "Accept-Language, 'de, EN;q=0.5', 'DE,en ; q=0.5'",
    "Accept-Language, 'en, de', 'de, en'",
    "Accept-Language, 'fr;q=0.5, de, en;q=0.50', 'de;q=1.0, EN;q=0.5,fr; q=0.5'",
    "Accept-Language, '*;q=0, de', 'de,*;q=0.000'",
    "Accept-Encoding, 'gzip,,br,', 'GZIP, br'",
    "Accept-Encoding, 'br, gzip', 'gzip, br'",
    "Accept, 'text/html, text/plain', 'text/html,text/plain'",
    "Accept, 'a/b;q=0.5 , c/d', 'a/b ; q=0.5,c/d'",
    "Prefer, 'wait=5, return=minimal', 'wait=5,return=minimal'",
    "Sec-CH-UA, '\"A, B\";v=\"1\", \"C\";v=\"2\"', '\"A, B\";v=\"1\",\"C\";v=\"2\"'",
    "X-Any, 'a', 'a'"
  })
  void section4_1_valuesThatMeanTheSameSelectTheSame(String name, String first, String second) {
    originVariesBy(name);
    scenario.get(name, first);
    assertThat(body(scenario.get(name, second))).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "Accept, 'a/b;c=\"X, y\"', 'a/b;c=\"X,y\"'",
    "Accept, 'a/b;c=X', 'a/b;c=x'",
    "X-Any, 'a, b', 'a,b'",
    "X-Any, 'a', 'A'",
    "Accept-Language, 'de, fr;q=0.5', 'fr, de;q=0.5'",
    "Accept-Language, 'de;q=0.5, fr;q=0.4', 'fr;q=0.5, de;q=0.4'",
    "Accept-Language, 'de;q=0.5;x, fr', 'fr, de;q=0.5;x'",
    "Accept-Language, 'de;q=2, fr', 'fr, de;q=2'",
    "Accept-Language, 'd e', 'de'",
    "Accept, 'a/b, c/d', 'c/d, a/b'",
    "Accept, 'a/b c', 'a/bc'",
    "Sec-CH-UA, '\"A, B\"', '\"A,B\"'"
  })
  void valuesThatMayDifferSelectApart(String name, String first, String second) {
    originVariesBy(name);
    scenario.get(name, first);
    assertThat(body(scenario.get(name, second))).isEqualTo("2");
  }

  @Test
  void section4_1_linesOfAListAreOneValue() {
    originVariesBy("Accept");
    scenario.get("Accept", "a/b", "Accept", "c/d");
    assertThat(body(scenario.get("accept", "a/b, c/d"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "Accept, *", "*,Accept"})
  void section4_1_aStarWhereverItStandsMatchesNothing(String vary) {
    originVariesBy(vary);
    assertThat(status(scenario.get())).endsWith("detail=vary");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void furtherFieldsTellApartWhatIsStoredFromThenOn() {
    originVariesBy("Accept");
    scenario.get("Accept", "a/b");
    originVariesBy("X-Kind");
    scenario.get("Accept", "c/d", "X-Kind", "1");
    assertThat(body(scenario.get("Accept", "c/d", "X-Kind", "2"))).isEqualTo("3");
    assertThat(body(scenario.get("Accept", "c/d", "X-Kind", "1"))).isEqualTo("2");
  }

  @Test
  void aVariantIsValidatedAndFreshened() {
    originVariesBy("Accept");
    scenario.get("Accept", "a/b");
    scenario.get("Accept", "c/d");
    scenario.passes(60);
    scenario.origin.answers(304, "ETag", "\"v1\"");
    assertThat(status(scenario.get("Accept", "a/b"))).contains("fwd-status=304; stored");
    assertThat(body(scenario.get("Accept", "a/b"))).isEqualTo("1");
    assertThat(scenario.origin.calls()).isEqualTo(3);
  }

  @Test
  void section4_4_invalidationReachesAllVariantsAlsoWhenTheTargetVariesAgain() {
    originVariesBy("Accept");
    scenario.get("Accept", "a/b");
    scenario.get("Accept", "c/d");
    scenario.send("DELETE", Scenario.URI_OF_A);
    assertThat(body(scenario.get("Accept", "c/d"))).isEqualTo("4");
    assertThat(body(scenario.get("Accept", "a/b"))).isEqualTo("5");
  }

  @Test
  void aLostListCostsAMissNeverAWrongAnswer() {
    originVariesBy("Accept");
    scenario.get("Accept", "a/b");
    scenario.send("PUT", Scenario.URI_OF_A);
    assertThat(status(scenario.get("Accept", "c/d"))).contains("fwd=uri-miss");
  }

  @Test
  void noValueOfARequestIsInTheStore() {
    originVariesBy("X-Api-Key");
    scenario.get("X-Api-Key", "s3cret");
    assertThat(scenario.provider.cache())
        .hasSize(2)
        .allSatisfy(
            entry -> assertThat(entry.toString() + entry.getValue()).doesNotContain("s3cret"));
  }
}
