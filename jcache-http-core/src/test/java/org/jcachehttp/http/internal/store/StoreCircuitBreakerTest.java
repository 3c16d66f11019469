package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.cache.CacheException;
import org.jcachehttp.http.LogCapture;
import org.jcachehttp.http.internal.event.Listeners;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.CallStatistics;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.StoreOperation;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;

class StoreCircuitBreakerTest {

  private final CircuitBreaker<Object> breaker =
      StoreCircuitBreaker.breaker(StoreSettings.defaults().withBreaker(3, Duration.ofDays(1)));
  private final StoreCircuitBreaker circuitBreaker =
      new StoreCircuitBreaker(
          StoreOperation.WRITE, "a", breaker, Listeners.of(List.of(new Recorder())));
  private final List<String> heard = new ArrayList<>();

  /** Hears of outages. */
  private final class Recorder implements HttpCacheListener {

    @Override
    public void onOutage(StoreOutage outage) {
      heard.add("begun: " + outage.cause().getMessage());
    }

    @Override
    public void onRecovered(StoreOutage outage) {
      heard.add("ended: " + outage.operation());
    }
  }

  private void fail() {
    circuitBreaker.recordFailure(System.nanoTime(), new CacheException("connection lost"));
  }

  private HttpCacheStatistics statistics() {
    HttpCacheStatistics.Builder statistics = HttpCacheStatistics.builder();
    circuitBreaker.addTo(statistics);
    return statistics.build();
  }

  @Test
  void listenersHearOfTheBeginningAndTheEndOfAnOutageOnce() {
    fail();
    fail();
    circuitBreaker.recordSuccess(System.nanoTime());
    circuitBreaker.recordSuccess(System.nanoTime());
    assertThat(heard).containsExactly("begun: connection lost", "ended: WRITE");
  }

  @Test
  void operationsAreCountedAndAnOpenBreakerIsShown() {
    fail();
    circuitBreaker.recordSuccess(System.nanoTime());
    assertThat(statistics().store(StoreOperation.WRITE))
        .returns(2L, CallStatistics::count)
        .returns(1L, CallStatistics::errors);
    assertThat(statistics().bypassedOperations()).isEmpty();
    fail();
    fail();
    fail();
    assertThat(statistics().bypassedOperations()).containsExactly(StoreOperation.WRITE);
  }

  @Test
  void anOutageIsLoggedOnce() {
    List<String> log =
        LogCapture.of(
            () -> {
              fail();
              fail();
            });
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("writing cache 'a' failed").contains("connection lost");
  }

  @Test
  void aRefusalIsLoggedAsOneThatEndsWithAChangeOfTheConfiguration() {
    StorageException refusal = new StorageConfigurationException("login failed");
    List<String> log =
        LogCapture.of(
            () ->
                circuitBreaker.recordFailure(
                    System.nanoTime(), new CacheException("get failed", refusal)));
    assertThat(log).hasSize(1);
    assertThat(log.get(0))
        .contains(
            "writing cache 'a' is refused by its backend until the configuration is changed",
            "get failed");
  }

  @Test
  void theNextOutageIsLoggedAgain() {
    List<String> log =
        LogCapture.of(
            () -> {
              fail();
              circuitBreaker.recordSuccess(System.nanoTime());
              fail();
            });
    assertThat(log).hasSize(2);
  }

  @Test
  void consecutiveFailuresOpenTheBreaker() {
    fail();
    fail();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
    fail();
    assertThat(circuitBreaker.tryAcquirePermit()).isFalse();
    assertThat(statistics().storeErrors()).isEqualTo(3);
  }

  @Test
  void aSuccessResetsTheFailureCount() {
    fail();
    fail();
    circuitBreaker.recordSuccess(System.nanoTime());
    fail();
    fail();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
  }

  @Test
  void aHalfOpenBreakerPermitsOneTrialCall() {
    becomesHalfOpen();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
    assertThat(circuitBreaker.tryAcquirePermit()).isFalse();
    fail();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void aSuccessfulTrialCallClosesTheBreaker() {
    becomesHalfOpen();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
    circuitBreaker.recordSuccess(System.nanoTime());
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
  }

  @Test
  void aTrialCallWithoutResultOpensTheBreakerAgain() {
    becomesHalfOpen();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
    circuitBreaker.releasePermit();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void anOperationWithoutResultIsNoFailure() {
    circuitBreaker.releasePermit();
    circuitBreaker.releasePermit();
    circuitBreaker.releasePermit();
    assertThat(circuitBreaker.tryAcquirePermit()).isTrue();
    assertThat(statistics().storeErrors()).isZero();
  }

  @Test
  void aSuccessThatBeganBeforeTheBreakerOpenedDoesNotCloseIt() {
    fail();
    fail();
    fail();
    circuitBreaker.recordSuccess(System.nanoTime());
    assertThat(circuitBreaker.tryAcquirePermit()).isFalse();
  }

  /** As after the delay. */
  private void becomesHalfOpen() {
    fail();
    fail();
    fail();
    breaker.halfOpen();
  }
}
