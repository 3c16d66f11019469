package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import javax.cache.CacheException;
import org.jcachehttp.http.LogCapture;
import org.jcachehttp.http.settings.StoreSettings;
import org.junit.jupiter.api.Test;

class StoreCircuitBreakerTest {

  private final CircuitBreaker<Object> breaker =
      StoreCircuitBreaker.breaker(StoreSettings.defaults().breaker(3, Duration.ofDays(1)));
  private final StoreCircuitBreaker outage = new StoreCircuitBreaker("writing cache 'a'", breaker);

  private void fail() {
    outage.failed(new CacheException("connection lost"));
  }

  @Test
  void anOutageIsOneLineHoweverManyCallsFail() {
    List<String> log =
        LogCapture.of(
            () -> {
              fail();
              fail();
            });
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("writing cache 'a' fails").contains("connection lost");
  }

  @Test
  void theNextOutageIsAnotherLine() {
    List<String> log =
        LogCapture.of(
            () -> {
              fail();
              outage.succeeded();
              fail();
            });
    assertThat(log).hasSize(2);
  }

  @Test
  void failuresInARowStopTheAttempts() {
    fail();
    fail();
    assertThat(outage.permits()).isTrue();
    fail();
    assertThat(outage.permits()).isFalse();
    assertThat(outage.failures()).isEqualTo(3);
  }

  @Test
  void aSuccessBetweenFailuresStartsTheCountAgain() {
    fail();
    fail();
    outage.succeeded();
    fail();
    fail();
    assertThat(outage.permits()).isTrue();
  }

  @Test
  void oneAttemptAtATimeTriesTheCacheAgain() {
    isTriedAgain();
    assertThat(outage.permits()).isTrue();
    assertThat(outage.permits()).isFalse();
    fail();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void aSuccessfulAttemptEndsTheOutage() {
    isTriedAgain();
    assertThat(outage.permits()).isTrue();
    outage.succeeded();
    assertThat(outage.permits()).isTrue();
    assertThat(outage.permits()).isTrue();
  }

  @Test
  void anAttemptWithoutAResultIsMadeAgainLater() {
    isTriedAgain();
    assertThat(outage.permits()).isTrue();
    outage.abandoned();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void anOperationWithoutAResultSaysNothingOfTheCache() {
    outage.abandoned();
    outage.abandoned();
    outage.abandoned();
    assertThat(outage.permits()).isTrue();
    assertThat(outage.failures()).isZero();
  }

  @Test
  void aSuccessFromBeforeTheBreakerOpenedDoesNotEndTheOutage() {
    fail();
    fail();
    fail();
    outage.succeeded();
    assertThat(outage.permits()).isFalse();
  }

  /** The delay is over. */
  private void isTriedAgain() {
    fail();
    fail();
    fail();
    breaker.halfOpen();
  }
}
