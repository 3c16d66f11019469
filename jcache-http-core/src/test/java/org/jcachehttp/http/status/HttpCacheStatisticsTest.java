package org.jcachehttp.http.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpCacheStatisticsTest {

  private static HttpCacheStatistics.Builder oneOfEach() {
    HttpCacheStatistics.Builder statistics = HttpCacheStatistics.builder();
    for (CacheOutcome outcome : CacheOutcome.values()) {
      statistics.requests(outcome, 1);
    }
    return statistics;
  }

  @Test
  void hitsAndStaleResponsesOfAllLookupsAreTheHitRatio() {
    assertThat(oneOfEach().build().hitRatio()).isEqualTo(2.0 / 6, within(1e-9));
  }

  @Test
  void bypassedAndFailedRequestsDoNotChangeTheHitRatio() {
    assertThat(
            oneOfEach()
                .requests(CacheOutcome.BYPASSED, 100)
                .requests(CacheOutcome.FAILED, 100)
                .build()
                .hitRatio())
        .isEqualTo(2.0 / 6, within(1e-9));
  }

  @Test
  void withoutARequestTheHitRatioIsZero() {
    assertThat(HttpCacheStatistics.builder().build().hitRatio()).isZero();
    assertThat(HttpCacheStatistics.builder().requests(CacheOutcome.BYPASSED, 1).build().hitRatio())
        .isZero();
  }

  @Test
  void eachOutcomeHasACounter() {
    HttpCacheStatistics statistics = oneOfEach().requests(CacheOutcome.REFUSED, 7).build();
    assertThat(statistics.requests()).containsOnlyKeys(CacheOutcome.values());
    assertThat(statistics.refused()).isEqualTo(7);
    assertThat(statistics.hits()).isEqualTo(1);
  }

  @Test
  void errorsOfTheStoreAreThoseOfReadingAndWriting() {
    HttpCacheStatistics statistics =
        HttpCacheStatistics.builder()
            .store(StoreOperation.READ, CallStatistics.of(5, 2, Duration.ofMillis(3)))
            .store(StoreOperation.WRITE, CallStatistics.of(4, 1, Duration.ZERO))
            .bypassed(StoreOperation.WRITE)
            .build();
    assertThat(statistics.storeErrors()).isEqualTo(3);
    assertThat(statistics.bypassedOperations()).containsExactly(StoreOperation.WRITE);
  }

  @Test
  void equalCountersAreEqual() {
    assertThat(oneOfEach().build())
        .isEqualTo(oneOfEach().build())
        .hasSameHashCodeAs(oneOfEach().build())
        .isNotEqualTo(oneOfEach().entries(0, 0, 1).build());
  }
}
