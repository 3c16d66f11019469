package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExtensionSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9213: fields that only some shared caches read. */
class TargetedFieldsTest {

  private static final String CDN = "CDN-Cache-Control";
  private static final String EXPIRED = "Sun, 06 Nov 1994 08:49:37 GMT";

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void readsTwoFields() {
    scenario.settings.type(CacheType.SHARED);
    read("Example-Cache-Control", CDN);
  }

  private void read(String... names) {
    scenario.settings.extensions(ExtensionSettings.defaults().withTargetedFields(names));
  }

  private String secondAnswer(String... fields) {
    scenario.origin.answers(200, fields);
    scenario.get();
    return status(scenario.get());
  }

  @Test
  void rfc9213section2_2_theTargetedFieldReplacesCacheControl() {
    assertThat(secondAnswer(CDN, "max-age=90", "Cache-Control", "max-age=60"))
        .isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void rfc9213section2_2_theTargetedFieldReplacesNoStore() {
    assertThat(secondAnswer(CDN, "max-age=90", "Cache-Control", "no-store"))
        .isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void theTargetedFieldDecidesOnTheUseOfAResponseWithACookie() {
    String[] fields = {CDN, "public, max-age=90", "Cache-Control", "no-store", "Set-Cookie", "a=b"};
    assertThat(secondAnswer(fields)).isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void rfc9213section2_2_theTargetedFieldReplacesExpires() {
    assertThat(secondAnswer(CDN, "max-age=90", "Expires", EXPIRED))
        .isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void rfc9213section2_2_expiresIsNoLifetimeBesideATargetedFieldWithoutOne() {
    scenario.origin.answers(200, CDN, "public", "Expires", "Fri, 01 Jan 2100 00:00:00 GMT");
    assertThat(status(scenario.get())).endsWith("detail=no-lifetime");
  }

  @ParameterizedTest
  @CsvSource({"no-store, no-store", "private, private", "'private=\"CDN-Cache-Control\"', private"})
  void rfc9213section2_2_theTargetedFieldRestricts(String directives, String detail) {
    scenario.origin.answers(200, CDN, directives, "Cache-Control", "public, max-age=60");
    assertThat(status(scenario.get())).endsWith("detail=" + detail);
  }

  @Test
  void rfc9213section2_2_noCacheOfTheTargetedFieldIsValidatedAtEachUse() {
    assertThat(secondAnswer(CDN, "no-cache, max-age=60", "ETag", "\"1\"", "Expires", EXPIRED))
        .startsWith("jcache-http; fwd=stale");
  }

  @Test
  void rfc9213section2_2_mustRevalidateOfTheTargetedFieldForbidsStaleResponses() {
    scenario.origin.answers(200, CDN, "max-age=1, must-revalidate", "Cache-Control", "max-age=1");
    scenario.get();
    scenario.passes(5);
    assertThat(status(scenario.get("Cache-Control", "max-stale"))).contains("fwd=stale");
  }

  @Test
  void rfc9213section2_2_theFirstOfTheListAppliesNotTheFirstOfTheResponse() {
    assertThat(secondAnswer(CDN, "max-age=90", "Example-Cache-Control", "max-age=30"))
        .isEqualTo("jcache-http; hit; ttl=30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "max-age=90, &&&", "MAX-AGE=90", "max-age =90", "no-store,"})
  void rfc9213section2_1_anEmptyOrMalformedFieldIsIgnored(String value) {
    assertThat(
            secondAnswer(
                "Example-Cache-Control", value, CDN, "max-age=30", "Cache-Control", "no-store"))
        .isEqualTo("jcache-http; hit; ttl=30");
  }

  @Test
  void rfc9213section2_2_withoutAValidOneCacheControlApplies() {
    assertThat(secondAnswer(CDN, "max-age==", "Cache-Control", "max-age=60"))
        .isEqualTo("jcache-http; hit; ttl=60");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max-age=\"90\"", "max-age=90.5", "max-age=-1", "max-age", "max-age=(90)"})
  void rfc9213section2_1_aLifetimeThatIsNoIntegerIsZero(String directive) {
    assertThat(secondAnswer(CDN, directive, "ETag", "\"1\"", "Cache-Control", "max-age=60"))
        .startsWith("jcache-http; fwd=stale");
  }

  @Test
  void rfc9213section2_1_parametersAndFalseMembersAreIgnored() {
    assertThat(secondAnswer(CDN, "max-age=90;note=\"x\", no-store=?0"))
        .isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void rfc9213section2_1_linesAreOneDictionary() {
    assertThat(secondAnswer(CDN, "max-age=90", CDN, "must-revalidate"))
        .isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void rfc9213section2_2_aFieldThatIsNotConfiguredPassesThroughWithoutEffect() {
    read("Example-Cache-Control");
    scenario.origin.answers(200, CDN, "no-store", "Cache-Control", "max-age=60");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(hit.fields().first(CDN)).contains("no-store");
  }

  @Test
  void rfc9213section2_2_aConfiguredFieldPassesThroughToo() {
    scenario.origin.answers(200, CDN, "max-age=90", "Cache-Control", "no-store");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(hit.fields().first(CDN)).contains("max-age=90");
    assertThat(hit.fields().first("Cache-Control")).contains("no-store");
  }

  @Test
  void rfc9213section2_2_aNotModifiedResponseReplacesTheDirectives() {
    scenario.origin.answers(200, CDN, "max-age=1", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(5);
    scenario.origin.answers(304, CDN, "max-age=90", "ETag", "\"1\"");
    HttpResponse confirmed = scenario.get();
    assertThat(status(confirmed)).endsWith("stored; ttl=90");
    assertThat(body(confirmed)).isEqualTo("1");
  }

  @Test
  void rfc9213section2_2_sharedCredentialsNeedTheConsentOfTheTargetedField() {
    scenario.origin.answers(200, CDN, "max-age=90", "Cache-Control", "public, max-age=60");
    assertThat(status(scenario.get("Authorization", "Basic x"))).endsWith("authorization");
    scenario.origin.answers(200, CDN, "public, max-age=90", "Cache-Control", "private");
    assertThat(status(scenario.get("Authorization", "Basic x"))).endsWith("stored; ttl=90");
    assertThat(status(scenario.get("Authorization", "Basic y"))).contains("hit");
  }

  @Test
  void aPrivateCacheRefusesTargetedFields() {
    scenario.settings.type(CacheType.PRIVATE);
    assertThatIllegalArgumentException()
        .isThrownBy(scenario::get)
        .withMessageContaining("targeted-fields is 'example-cache-control cdn-cache-control'")
        .withMessageContaining("set type to shared");
  }
}
