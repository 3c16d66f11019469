package org.jcachehttp.http.internal.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimesTest {

  private static final long RECEIVED = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"600", "600s", "10m", "PT10M"})
  void aDurationCountsFromReceipt(String text) {
    assertThat(Lifetimes.freshUntil(ExpireAfter.parse(text), RECEIVED))
        .contains(new Deadline(RECEIVED + 600_000));
  }

  @Test
  void anInstantIsTheSameForEveryResponse() {
    assertThat(Lifetimes.freshUntil(ExpireAfter.at(Instant.EPOCH), RECEIVED))
        .contains(new Deadline(0));
  }

  @Test
  void neverMeansAlwaysFresh() {
    assertThat(Lifetimes.freshUntil(ExpireAfter.never(), RECEIVED)).contains(Deadline.NEVER);
  }

  @Test
  void doNotCacheMeansNotStored() {
    assertThat(Lifetimes.freshUntil(ExpireAfter.doNotCache(), RECEIVED)).isEmpty();
  }

  @Test
  void immediatelyMeansStaleAtOnce() {
    assertThat(Lifetimes.freshUntil(ExpireAfter.immediately(), RECEIVED))
        .contains(new Deadline(RECEIVED));
  }

  @Test
  void aTimeBeyondTheLastDeadlineIsNever() {
    ExpireAfter longest = ExpireAfter.of(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(Lifetimes.freshUntil(longest, RECEIVED)).contains(Deadline.NEVER);
    assertThat(Lifetimes.freshUntil(ExpireAfter.at(Instant.MAX), RECEIVED))
        .contains(Deadline.NEVER);
  }

  @Test
  void aDurationOfAnyLengthIsShortenedByAShare() {
    assertThat(Jitter.shortened(Duration.ofMillis(1 << 20), 0.25))
        .isEqualTo(Duration.ofMillis(3 << 18));
    assertThat(Jitter.shortened(Duration.ofSeconds(Long.MAX_VALUE), 0.5).toDays())
        .isEqualTo(Duration.ofSeconds(Long.MAX_VALUE / 2).toDays());
    assertThat(Jitter.shortened(Duration.ofNanos(1), 0.5)).isEqualTo(Duration.ofNanos(1));
  }
}
