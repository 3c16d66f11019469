package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.status;
import static org.jcachehttp.http.settings.RequestPart.header;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import java.util.Base64;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.stored.CachedResponseCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that repeat a secret of their request are not stored. */
class SecretLeakTest {

  private static final String SECRET = "s3cr3t-value";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private String stored() {
    StringBuilder stored = new StringBuilder();
    scenario
        .provider
        .cache()
        .forEach(
            entry ->
                stored
                    .append(entry.getKey())
                    .append(new String(new CachedResponseCodec().encode(entry.getValue()), UTF_8)));
    return stored.toString();
  }

  private String location(String uri) {
    return scenario.send("GET", uri).fields().first("Location").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer s3cr3t-value",
    "Authorization, s3cr3t-value",
    "Proxy-Authorization, Digest s3cr3t-value",
    "Cookie, a=b; sid=\"s3cr3t-value\"",
    "X-API-Key, s3cr3t-value",
    "X-Mail, s3cr3t-value"
  })
  void aBodyThatRepeatsASecretFieldIsNotStored(String name, String value) {
    scenario.settings.keys(KeySettings.defaults().addRedacted(header("x-mail")));
    scenario.origin.answers(body("you sent " + SECRET + "."), "Cache-Control", "max-age=60");
    assertThat(status(scenario.get(name, value))).endsWith("detail=secret-in-response");
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a?api_key=s3cr3t-value",
        "http://example.com/a?api%5fkey=s3cr3t%2Dvalue",
        "http://me:s3cr3t-value@example.com/a"
      })
  void aFieldThatRepeatsASecretOfTheUriIsNotStored(String uri) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "X", "<" + SECRET + ">");
    assertThat(status(scenario.send("GET", uri))).endsWith("detail=secret-in-response");
    assertThat(stored()).isEmpty();
  }

  @Test
  void aDecodedPasswordIsRecognised() {
    String proof = Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(UTF_8));
    scenario.origin.answers(body(SECRET), "Cache-Control", "max-age=60");
    assertThat(status(scenario.get("Authorization", "basic " + proof)))
        .endsWith("detail=secret-in-response");
  }

  @Test
  void anUpdateThatRepeatsASecretIsNotStored() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get("Authorization", SECRET);
    scenario.passes(100);
    scenario.origin.answers(304, "ETag", "\"1\"", "X", SECRET);
    scenario.get("Authorization", SECRET);
    assertThat(stored()).contains("etag").doesNotContain(SECRET);
  }

  @Test
  void shortAndOtherValuesAreNoLeak() {
    scenario.origin.answers(body("s3cr3t-valu"), "Cache-Control", "max-age=60");
    assertThat(status(scenario.get("Authorization", SECRET))).contains("; stored");
    assertThat(status(scenario.get("Cookie", "a=s3cr3t-"))).contains("; stored");
  }

  @Test
  void aLocationIsStoredRedactedAndServedWithTheSecret() {
    scenario.origin.answers(
        301, "Cache-Control", "max-age=60", "Location", "/b?x&api_key=s3cr3t%2Dvalue&y=z#f");
    String uri = "http://example.com/a?api_key=" + SECRET;
    assertThat(location(uri)).isEqualTo("/b?x&api_key=s3cr3t%2Dvalue&y=z#f");
    assertThat(location(uri)).isEqualTo("/b?x&api_key=s3cr3t-value&y=z#f");
    assertThat(scenario.origin.calls()).isEqualTo(1);
    assertThat(stored()).contains("/b?x&api_key=REDACTED&y=z#f").doesNotContain("s3cr3t");
  }

  @Test
  void aStoredLocationHasTheIgnoredParameterOfEachRequest() {
    scenario.settings.keys(KeySettings.defaults().addIgnored(parameter("t")));
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(
                301, "Cache-Control", "max-age=60", "Location", request.uri().toString()));
    assertThat(location("http://example.com/a?t=1")).isEqualTo("http://example.com/a?t=1");
    assertThat(location("http://example.com/a?t=2")).isEqualTo("http://example.com/a?t=2");
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @Test
  void aLocationWithAnotherCredentialIsUnchanged() {
    scenario.origin.answers(301, "Cache-Control", "max-age=60", "Location", "/b?api_key=other");
    String uri = "http://example.com/a?api_key=" + SECRET;
    location(uri);
    assertThat(location(uri)).isEqualTo("/b?api_key=other");
  }

  @Test
  void storedRequestsHaveNoSecrets() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Authorization, X-API-Key");
    HttpResponse response =
        scenario.send(
            "GET",
            "http://me:" + SECRET + "@example.com/a?access_token=" + SECRET,
            "Authorization",
            "Bearer " + SECRET,
            "Cookie",
            "sid=" + SECRET,
            "X-API-Key",
            SECRET);
    assertThat(status(response)).contains("; stored");
    assertThat(stored()).contains("REDACTED").doesNotContain(SECRET);
  }

  private static Body body(String text) {
    return Body.of(text.getBytes(ISO_8859_1));
  }

  private void originRepeatsTheSecretInABodyOf(int bytes) {
    String body = SECRET + ".".repeat(bytes - SECRET.length());
    scenario.origin.answers(body(body), "Cache-Control", "max-age=60, public");
  }

  private String statusWithSecret() {
    return status(scenario.get("X-API-Key", SECRET));
  }

  @Test
  void aPrivateCacheSearchesBodiesUpToTheLimit() {
    originRepeatsTheSecretInABodyOf(16 << 10);
    assertThat(statusWithSecret()).endsWith("detail=secret-in-response");
    originRepeatsTheSecretInABodyOf((16 << 10) + 1);
    assertThat(statusWithSecret()).contains("; stored");
  }

  @Test
  void theLimitCanBeChanged() {
    scenario.settings.keys(KeySettings.defaults().withSecretSearchLimit(1 << 20));
    originRepeatsTheSecretInABodyOf(1 << 20);
    assertThat(statusWithSecret()).endsWith("detail=secret-in-response");
  }

  @Test
  void aSharedCacheSearchesEveryBody() {
    scenario.settings.type(CacheType.SHARED);
    originRepeatsTheSecretInABodyOf(1 << 20);
    assertThat(statusWithSecret()).endsWith("detail=secret-in-response");
  }

  @Test
  void everyBodyIsSearchedIfUsersShareEntries() {
    originRepeatsTheSecretInABodyOf(1 << 20);
    scenario.settings.keys(KeySettings.defaults().addIgnored(header("X-API-Key")));
    assertThat(statusWithSecret()).endsWith("detail=secret-in-response");
    scenario.settings.keys(KeySettings.defaults().addRedacted(header("X-Mail")));
    assertThat(status(scenario.get("X-Mail", SECRET))).endsWith("detail=secret-in-response");
  }
}
