package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;

class NativeTtlTest {

  private static final long NOW = 1_800_000_000_000L;

  @Test
  void anEntryIsKeptAMinuteBeyondItsDeadline() {
    assertThat(NativeTtl.until(new Deadline(NOW + 5_000), NOW)).contains(Duration.ofSeconds(65));
  }

  @Test
  void anExpiredEntryIsKeptAMinute() {
    assertThat(NativeTtl.until(new Deadline(NOW - 1), NOW)).contains(Duration.ofSeconds(60));
    assertThat(NativeTtl.until(new Deadline(Long.MIN_VALUE), NOW)).contains(Duration.ofSeconds(60));
  }

  @Test
  void anEternalEntryHasNone() {
    assertThat(NativeTtl.until(Deadline.NEVER, NOW)).isEmpty();
    assertThat(NativeTtl.argument(Deadline.NEVER, NOW)).isEmpty();
  }

  @Test
  void theLastDeadlineOfAllDoesNotOverflow() {
    assertThat(NativeTtl.until(new Deadline(Long.MAX_VALUE - 1), NOW))
        .hasValueSatisfying(ttl -> assertThat(ttl).isGreaterThan(Duration.ofDays(365 * 1_000)));
  }

  @Test
  void aScriptIsGivenMilliseconds() {
    assertThat(NativeTtl.argument(new Deadline(NOW + 1), NOW)).isEqualTo("60001");
  }
}
