package org.jcachehttp.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartUpTest {

  private final StartUp start = new StartUp();

  @Test
  void operationsHaveTheRestOfTheStart() {
    assertThat(start.limit(Duration.ofMillis(1)))
        .isGreaterThan(Duration.ofMillis(1))
        .isLessThanOrEqualTo(Defaults.START_UP_TIMEOUT);
  }

  @Test
  void aLongerLimitStays() {
    assertThat(start.limit(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void theUsualLimitAppliesAfterTheStart() {
    start.end();
    assertThat(start.limit(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
  }
}
