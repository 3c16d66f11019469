package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpireAfterTest {

  private static final long RECEIVED = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"600", "600s", "10m", "PT10M"})
  void aSpanCountsFromReceipt(String text) {
    assertThat(ExpireAfter.parse(text).freshUntil(RECEIVED))
        .contains(new Deadline(RECEIVED + 600_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-01-01T00:00:00Z", "Fri, 01 Jan 2027 00:00:00 GMT"})
  void anInstantIsTheSameForEveryResponse(String text) {
    assertThat(ExpireAfter.parse(text))
        .isEqualTo(ExpireAfter.at(Instant.parse("2027-01-01T00:00:00Z")));
  }

  @Test
  void neverMeansAlwaysFresh() {
    assertThat(ExpireAfter.parse("never").freshUntil(RECEIVED)).contains(Deadline.NEVER);
  }

  @Test
  void doNotCacheMeansNotStored() {
    assertThat(ExpireAfter.parse("do-not-cache").freshUntil(RECEIVED)).isEmpty();
  }

  @Test
  void immediatelyMeansStaleFromTheStart() {
    assertThat(ExpireAfter.parse("immediately").freshUntil(RECEIVED))
        .contains(new Deadline(RECEIVED));
  }

  @Test
  void aSpanBeyondTheEndOfTimeIsNever() {
    assertThat(ExpireAfter.of(Duration.ofSeconds(Long.MAX_VALUE)).freshUntil(RECEIVED))
        .contains(Deadline.NEVER);
    assertThat(ExpireAfter.at(Instant.MAX).freshUntil(RECEIVED)).contains(Deadline.NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0ms", "PT0S"})
  void zeroIsAnErrorThatNamesTheTwoMeanings(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpireAfter.parse(text))
        .withMessageContaining("'immediately'")
        .withMessageContaining("'do-not-cache'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "10 m", "NEVER", "1.5"})
  void anythingElseIsAnErrorThatNamesIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpireAfter.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("PT10M");
  }

  @Test
  void aSpanCanBeShortenedHoweverLongOrShortItIs() {
    assertThat(ExpireAfter.of(Duration.ofMillis(1 << 20)).shortenedBy(0.25))
        .isEqualTo(ExpireAfter.of(Duration.ofMillis(3 << 18)));
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
    assertThat(ExpireAfter.of(longest).shortenedBy(0.5).freshUntil(RECEIVED))
        .contains(Deadline.NEVER);
    assertThat(ExpireAfter.of(Duration.ofNanos(1)).shortenedBy(0.5))
        .isEqualTo(ExpireAfter.of(Duration.ofNanos(1)));
  }

  @Test
  void whatIsNoSpanIsNotShortened() {
    ExpireAfter instant = ExpireAfter.parse("2027-01-01T00:00:00Z");
    assertThat(instant.shortenedBy(0.5)).isEqualTo(instant);
    assertThat(ExpireAfter.immediately().shortenedBy(0.5)).isEqualTo(ExpireAfter.immediately());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "2027-01-01T00:00:00Z", "never", "do-not-cache", "immediately"})
  void aValueAsATextIsWhatItIsParsedFrom(String text) {
    assertThat(ExpireAfter.parse(text)).hasToString(text);
  }
}
