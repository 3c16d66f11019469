package org.jcachehttp.http.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jcachehttp.http.expiry.ExpireAfter;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 4.2. */
class FreshnessTest {

  private static final long RECEIVED = Instant.parse("2026-11-20T12:00:00.700Z").toEpochMilli();
  private static final String NOW = "Fri, 20 Nov 2026 12:00:00 GMT";
  private static final String MINUTE_AGO = "Fri, 20 Nov 2026 11:59:00 GMT";
  private static final String IN_A_MINUTE = "Fri, 20 Nov 2026 12:01:00 GMT";

  private static Freshness of(String... fields) {
    return new Freshness(Fields.of(fields), RECEIVED, RECEIVED);
  }

  @Test
  void maxAgeBeatsExpires() {
    assertThat(of("Cache-Control", "max-age=5", "Expires", IN_A_MINUTE, "Date", NOW).lifetime())
        .hasValue(5_000);
  }

  @Test
  void expiresCountsFromDate() {
    assertThat(of("Expires", IN_A_MINUTE, "Date", MINUTE_AGO).lifetime()).hasValue(120_000);
  }

  @Test
  void expiresWithoutDateCountsFromReceipt() {
    assertThat(of("Expires", IN_A_MINUTE).lifetime()).hasValue(60_000 - 700);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "tomorrow", "Fri, 20 Nov 2026 12:01:00 UTC"})
  void expiresThatIsNoDateIsPast(String expires) {
    assertThat(of("Expires", expires, "Date", NOW).lifetime()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache, max-age=5", "no-cache=\"Set-Cookie\", max-age=5"})
  void noCacheIsNeverFresh(String directives) {
    assertThat(of("Cache-Control", directives).lifetime()).hasValue(0);
  }

  @Test
  void nothingSaidIsNoLifetime() {
    assertThat(of("Date", NOW, "Last-Modified", MINUTE_AGO).lifetime()).isEmpty();
  }

  @Test
  void aResponseOfThisSecondIsNotOld() {
    assertThat(of("Date", NOW).initialAge()).isZero();
  }

  @Test
  void theApparentAgeIsWhatDateSays() {
    assertThat(of("Date", MINUTE_AGO).initialAge()).isEqualTo(60_000);
  }

  @Test
  void aDateAheadOfOurClockIsNotNegativeAge() {
    assertThat(of("Date", IN_A_MINUTE).initialAge()).isZero();
  }

  @Test
  void theResponseDelayIsAddedToTheAgeField() {
    Freshness delayed = new Freshness(Fields.of("Age", "10"), RECEIVED - 1_500, RECEIVED);
    assertThat(delayed.initialAge()).isEqualTo(11_500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "7, 100", "7,x"})
  void theFirstMemberOfAgeCounts(String age) {
    assertThat(of("Age", age).initialAge()).isEqualTo(7_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-7", "7.5", "x", ""})
  void anAgeThatIsNoneIsIgnored(String age) {
    assertThat(of("Age", age).initialAge()).isZero();
  }

  @Test
  void theAgeUsesUpTheLifetime() {
    assertThat(of("Cache-Control", "max-age=60", "Age", "20").freshUntil(ExpireAfter.never()))
        .contains(new Deadline(RECEIVED + 40_000));
  }

  @Test
  void theConfiguredTimeFillsInWhereNothingIsSaid() {
    assertThat(of("Date", NOW).freshUntil(ExpireAfter.parse("10s")))
        .contains(new Deadline(RECEIVED + 10_000));
  }
}
