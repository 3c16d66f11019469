package org.jcachehttp.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jcachehttp.http.internal.key.Lease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wait ends though the clocks of processes differ; its looks are at different times. */
class ClusterWaitTest {

  private static final Duration LENGTH = Duration.ofSeconds(10);
  private static final Lease LEASE = Lease.ofCall("k", Instant.EPOCH, LENGTH);
  private static final long START = -5;

  private final ClusterWait wait = new ClusterWait();

  private boolean isSeenForItsLength(Lease lease, Duration after) {
    return wait.isSeenForItsLength(lease, START + after.toNanos());
  }

  @Test
  void aLeaseIsOverIfItWasSeenForItsLength() {
    assertThat(isSeenForItsLength(LEASE, Duration.ZERO)).isFalse();
    assertThat(isSeenForItsLength(LEASE, LENGTH.minusNanos(1))).isFalse();
    assertThat(isSeenForItsLength(LEASE, LENGTH)).isTrue();
  }

  @Test
  void theNextLeaseBeginsAnew() {
    assertThat(isSeenForItsLength(LEASE, Duration.ZERO)).isFalse();
    Lease next = Lease.ofCall("k", Instant.EPOCH, LENGTH);
    assertThat(isSeenForItsLength(next, LENGTH)).isFalse();
    assertThat(isSeenForItsLength(next, LENGTH.multipliedBy(2))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 10",
    "1, 0, 20",
    "5, 0, 320",
    "6, 0, 320",
    "1000, 0, 320",
    "0, 1, 5",
    "3, 0.5, 60"
  })
  void theDelayDoublesUpToALimitAndIsShortenedAtRandom(int attempt, double random, long millis) {
    assertThat(PollDelay.of(attempt, random)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void eachLookIsLater() {
    assertThat(IntStream.range(0, 4).mapToObj(look -> wait.nextDelay(0).toMillis()))
        .containsExactly(10L, 20L, 40L, 80L);
  }

  @Test
  void eachFourthLookIsALookupToo() {
    List<Boolean> due = new ArrayList<>();
    for (int look = 0; look < 9; look++) {
      due.add(wait.isLookupDue());
      Duration unused = wait.nextDelay(0);
    }
    assertThat(due).containsExactly(false, false, false, false, true, false, false, false, true);
  }
}
