package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.maintenance.ExpiredPurge;
import org.jcachehttp.http.maintenance.Criteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ExpiredPurgeTest {

  private static final Duration OFTEN = Duration.ofMillis(1);

  @RegisterExtension private final Scenario scenario = new Scenario();

  private final CompletableFuture<Thread> sweeping = new CompletableFuture<>();

  private ExpiredPurge purge(CountDownLatch sweeps) {
    return ExpiredPurge.every(
        OFTEN,
        () -> {
          sweeping.complete(Thread.currentThread());
          sweeps.countDown();
          throw new CacheException("down");
        });
  }

  @Test
  void whatIsPastItsRetentionGoesByItself() throws InterruptedException {
    scenario.settings.staleRetention(Duration.ZERO).purgeInterval(Duration.ofSeconds(1));
    scenario.get();
    scenario.passes(60);
    try (HttpCache cache = scenario.settings.over(scenario.provider.cache())) {
      while (cache.responses().count(Criteria.all()) > 0) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @Test
  void aSweepThatFailsIsFollowedByTheNextOne() throws InterruptedException {
    CountDownLatch sweeps = new CountDownLatch(3);
    try (ExpiredPurge purge = purge(sweeps)) {
      sweeps.await();
      assertThat(purge.purges()).isNotDone();
    }
  }

  @Test
  void theThreadIsADaemonAndEndsWithTheSweeper() throws InterruptedException {
    CountDownLatch sweeps = new CountDownLatch(1);
    try (ExpiredPurge purge = purge(sweeps)) {
      sweeps.await();
      assertThat(sweeping.join()).matches(Thread::isDaemon);
      assertThat(purge.thread().isShutdown()).isFalse();
    }
    sweeping.join().join();
  }

  @Test
  void aTimeOutOfRangeIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCache.builder().purgeInterval(Duration.ZERO))
        .withMessage("purge-interval is PT0S, but takes 1s to 365d");
  }
}
