package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import javax.cache.CacheException;
import org.jcachehttp.http.LogCapture;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;

class StoreCircuitBreakerTest {

  private final CircuitBreaker<Object> breaker =
      StoreCircuitBreaker.breaker(StoreSettings.defaults().withBreaker(3, Duration.ofDays(1)));
  private final StoreCircuitBreaker circuitBreaker =
      new StoreCircuitBreaker("writing cache 'a'", breaker);

  private void fail() {
    circuitBreaker.recordFailure(new CacheException("connection lost"));
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
            () -> circuitBreaker.recordFailure(new CacheException("get failed", refusal)));
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
              circuitBreaker.recordSuccess();
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
    assertThat(circuitBreaker.failures()).isEqualTo(3);
  }

  @Test
  void aSuccessResetsTheFailureCount() {
    fail();
    fail();
    circuitBreaker.recordSuccess();
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
    circuitBreaker.recordSuccess();
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
    assertThat(circuitBreaker.failures()).isZero();
  }

  @Test
  void aSuccessThatBeganBeforeTheBreakerOpenedDoesNotCloseIt() {
    fail();
    fail();
    fail();
    circuitBreaker.recordSuccess();
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
