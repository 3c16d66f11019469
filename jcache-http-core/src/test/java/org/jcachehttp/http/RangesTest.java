package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.ByteArrayInputStream;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 section 14. */
class RangesTest {

  private static final String MONDAY = "Mon, 16 Nov 2082 12:00:00 GMT";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void tenBytesAreStored() {
    Body ten = Body.of(new ByteArrayInputStream("0123456789".getBytes(UTF_8)));
    scenario.origin.answers(
        ten,
        "Cache-Control",
        "max-age=600000",
        "ETag",
        "\"v1\"",
        "Last-Modified",
        MONDAY,
        "Date",
        "Tue, 17 Nov 2082 12:00:00 GMT",
        "Content-Length",
        "10");
    scenario.get();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0-0",
    "bytes=2-4, 234, 2-4",
    "Bytes=7-, 789, 7-9",
    "bytes=-3, 789, 7-9",
    "bytes=5-99, 56789, 5-9",
    "bytes=-99, 0123456789, 0-9",
    "bytes=0-999999999999999999, 0123456789, 0-9"
  })
  void section14_2_oneRangeIsAnsweredFromACompleteResponse(
      String range, String part, String positions) {
    tenBytesAreStored();
    HttpResponse response = scenario.get("Range", range);
    assertThat(response.status()).isEqualTo(206);
    assertThat(body(response)).isEqualTo(part);
    assertThat(response.fields().all("Content-Range"))
        .containsExactly("bytes " + positions + "/10");
    assertThat(response.fields().all("Content-Length")).containsExactly("" + part.length());
    assertThat(status(response)).startsWith("jcache-http; hit");
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=-0"})
  void section15_5_17_aRangeBehindTheEndIsNotSatisfiable(String range) {
    tenBytesAreStored();
    HttpResponse response = scenario.get("Range", range);
    assertThat(response.status()).isEqualTo(416);
    assertThat(response.fields().all("Content-Range")).containsExactly("bytes */10");
    assertThat(body(response)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'bytes=0-1,3-4'", "bytes=4-2", "lines=1-2", "bytes=a-b", "bytes="})
  void anyOtherRangeIsTheOriginsToAnswer(String range) {
    tenBytesAreStored();
    assertThat(status(scenario.get("Range", range)))
        .endsWith("fwd=bypass; fwd-status=200; detail=range");
  }

  @Test
  void section13_1_5_ifRangeComparesStrongly() {
    tenBytesAreStored();
    assertThat(scenario.get("Range", "bytes=0-1", "If-Range", "\"v1\"").status()).isEqualTo(206);
    assertThat(scenario.get("Range", "bytes=0-1", "If-Range", "W/\"v1\"").status()).isEqualTo(200);
    assertThat(scenario.get("Range", "bytes=0-1", "If-Range", MONDAY).status()).isEqualTo(206);
    assertThat(scenario.get("Range", "bytes=0-1", "If-Range", "x").status()).isEqualTo(200);
  }

  @Test
  void section13_2_2_conditionsComeBeforeTheRange() {
    tenBytesAreStored();
    assertThat(scenario.get("Range", "bytes=0-1", "If-None-Match", "\"v1\"").status())
        .isEqualTo(304);
  }

  @Test
  void section14_2_aRangeIsForGetAndForASuccess() {
    scenario.origin.answers(404, "Cache-Control", "max-age=60");
    scenario.get();
    assertThat(scenario.get("Range", "bytes=0-0").status()).isEqualTo(404);
    assertThat(scenario.send("HEAD", Scenario.URI_OF_A, "Range", "bytes=0-0").status())
        .isEqualTo(404);
  }
}
