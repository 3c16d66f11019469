package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class SweeperTest {

  private static final Duration OFTEN = Duration.ofMillis(1);

  @RegisterExtension private final Scenario scenario = new Scenario();

  private final AtomicReference<@Nullable Thread> sweeping = new AtomicReference<>();

  private Sweeper sweeper(CountDownLatch sweeps) {
    return Sweeper.every(
        OFTEN,
        () -> {
          sweeping.set(Thread.currentThread());
          sweeps.countDown();
          throw new CacheException("down");
        });
  }

  @Test
  void whatIsPastItsRetentionGoesByItself() throws InterruptedException {
    scenario.settings.keepStale(Duration.ZERO).sweepEvery(Duration.ofSeconds(1));
    scenario.get();
    scenario.passes(60);
    try (HttpCache cache = scenario.settings.over(scenario.provider.cache())) {
      while (scenario.provider.cache().iterator().hasNext()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @Test
  void aSweepThatFailsIsFollowedByTheNextOne() throws InterruptedException {
    CountDownLatch sweeps = new CountDownLatch(3);
    try (Sweeper sweeper = sweeper(sweeps)) {
      sweeps.await();
    }
  }

  @Test
  void theThreadIsADaemonAndEndsWithTheSweeper() throws InterruptedException {
    CountDownLatch sweeps = new CountDownLatch(1);
    try (Sweeper sweeper = sweeper(sweeps)) {
      sweeps.await();
      assertThat(sweeping.get()).matches(Thread::isDaemon);
    }
    sweeping.get().join();
  }

  @Test
  void aTimeOutOfRangeIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCache.builder().sweepEvery(Duration.ZERO))
        .withMessage("sweep-every is PT0S, but takes a second up to 365 days");
  }
}
