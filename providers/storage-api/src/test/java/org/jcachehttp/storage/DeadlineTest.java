package org.jcachehttp.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void anEntryIsExpiredFromItsDeadlineOn() {
    Deadline deadline = Deadline.at(Instant.ofEpochMilli(NOW));
    assertThat(deadline.isPast(NOW - 1)).isFalse();
    assertThat(deadline.isPast(NOW)).isTrue();
    assertThat(Deadline.NEVER.isPast(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void theNativeTimeToLiveEndsAMinuteAfterTheDeadline() {
    assertThat(new Deadline(NOW + 5_000).nativeTtl(NOW)).contains(MINUTE.plusSeconds(5));
  }

  @Test
  void anExpiredEntryIsKeptForAMinute() {
    assertThat(new Deadline(NOW - 1).nativeTtl(NOW)).contains(MINUTE);
    assertThat(new Deadline(Long.MIN_VALUE).nativeTtl(NOW)).contains(MINUTE);
  }

  @Test
  void anEternalEntryHasNoNativeTimeToLive() {
    assertThat(Deadline.NEVER.nativeTtl(NOW)).isEmpty();
  }

  @Test
  void aServerCanAddTheLatestDeadlineToItsClock() {
    assertThat(new Deadline(Long.MAX_VALUE - 1).nativeTtl(NOW))
        .hasValueSatisfying(ttl -> assertThat(Math.addExact(NOW, ttl.toMillis())).isPositive());
  }
}
