package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;

class NativeTtlTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final long MINUTE = 60_000;

  @Test
  void anEntryIsKeptAMinuteBeyondItsDeadline() {
    assertThat(NativeTtl.until(new Deadline(NOW + 5_000), NOW)).isEqualTo(5_000 + MINUTE);
  }

  @Test
  void anExpiredEntryIsKeptAMinute() {
    assertThat(NativeTtl.until(new Deadline(NOW - 1), NOW)).isEqualTo(MINUTE);
    assertThat(NativeTtl.until(new Deadline(Long.MIN_VALUE), NOW)).isEqualTo(MINUTE);
  }

  @Test
  void anEternalEntryHasNone() {
    assertThat(NativeTtl.until(Deadline.NEVER, NOW)).isEqualTo(NativeTtl.NEVER);
    assertThat(NativeTtl.until(new Deadline(Long.MAX_VALUE - 1), NOW)).isEqualTo(NativeTtl.NEVER);
  }
}
