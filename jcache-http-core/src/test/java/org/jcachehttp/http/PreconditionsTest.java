package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.Locale;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 4.3.2: a caller with responses of its own. */
class PreconditionsTest {

  private static final String MONDAY = "Mon, 16 Nov 2082 12:00:00 GMT";
  private static final String TUESDAY = "Tue, 17 Nov 2082 12:00:00 GMT";
  private static final String TODAY = "Fri, 20 Nov 2082 12:00:00 GMT";
  private static final String WEDNESDAY = "Wed, 18 Nov 2082 12:00:00 GMT";

  @RegisterExtension private final Scenario scenario = new Scenario();

  @ParameterizedTest
  @CsvSource({
    "'\"v1\"', 304",
    "'W/\"v1\"', 304",
    "'\"a,b\" ,\"v1\"', 304",
    "*, 304",
    "'\"v2\"', 200",
    "v1, 200",
    "'', 200"
  })
  void section4_3_2_ifNoneMatchIsAnsweredFromAFreshResponse(String tags, int expected) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.get();
    assertThat(scenario.get("If-None-Match", tags).status()).isEqualTo(expected);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"Last-Modified", "Date"})
  void section4_3_2_ifModifiedSinceIsComparedWithLastModifiedElseDate(String name) {
    scenario.origin.answers(200, "Expires", "Fri, 20 Nov 2099 12:00:00 GMT", name, TUESDAY);
    scenario.get();
    assertThat(scenario.get("If-Modified-Since", MONDAY).status()).isEqualTo(200);
    assertThat(scenario.get("If-Modified-Since", TUESDAY).status()).isEqualTo(304);
    assertThat(scenario.get("If-Modified-Since", WEDNESDAY).status()).isEqualTo(304);
    assertThat(scenario.get("If-Modified-Since", "yesterday").status()).isEqualTo(200);
  }

  @Test
  void section4_3_2_ifNoneMatchDecidesAlone() {
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60", "ETag", "\"v1\"", "Last-Modified", MONDAY);
    scenario.get();
    HttpResponse response = scenario.get("If-None-Match", "\"v0\"", "If-Modified-Since", WEDNESDAY);
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void notModifiedHasTheFieldsThatGuideACacheAndNoneOfTheContent() {
    scenario.origin.answers(
        200,
        "Cache-Control",
        "max-age=60",
        "ETag",
        "\"v1\"",
        "Vary",
        "Accept",
        "Date",
        TODAY,
        "Content-Type",
        "text/plain",
        "Content-Length",
        "1",
        "Content-Location",
        "/b",
        "Expires",
        TODAY,
        "Last-Modified",
        MONDAY);
    scenario.get();
    HttpResponse response = scenario.get("If-None-Match", "\"v1\"");
    assertThat(response.fields().stream().map(field -> field.name().toLowerCase(Locale.ROOT)))
        .containsExactly(
            "cache-control",
            "etag",
            "vary",
            "date",
            "content-location",
            "expires",
            "age",
            "cache-status");
    assertThat(body(response)).isEmpty();
    assertThat(status(response)).startsWith("jcache-http; hit");
  }

  @Test
  void conditionsDoNotChangeAnErrorPage() {
    scenario.origin.answers(404, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.get();
    assertThat(scenario.get("If-None-Match", "\"v1\"").status()).isEqualTo(404);
  }

  @Test
  void withNothingStoredTheConditionsAreTheOriginsToJudge() {
    scenario.origin.answers(304, "ETag", "\"v1\"");
    HttpResponse response = scenario.get("If-None-Match", "\"v1\"");
    assertThat(response.status()).isEqualTo(304);
    assertThat(status(response)).isEqualTo("jcache-http; fwd=uri-miss; fwd-status=304");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aFullAnswerToAConditionalRequestIsStored() {
    assertThat(status(scenario.get("If-None-Match", "\"v1\""))).contains("; stored");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"If-Match", "If-Unmodified-Since"})
  void conditionsForOriginsOnlyPassTheCache(String name) {
    scenario.get();
    assertThat(status(scenario.get(name, "*"))).endsWith("detail=conditional");
  }
}
