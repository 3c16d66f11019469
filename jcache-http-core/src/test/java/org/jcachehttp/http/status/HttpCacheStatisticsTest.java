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
  void leasesAndPendingRemovalsHaveCounters() {
    HttpCacheStatistics statistics =
        HttpCacheStatistics.builder().leases(5, 4, 3).pendingRemovals(2).build();
    assertThat(statistics.leasesTaken()).isEqualTo(5);
    assertThat(statistics.leaseWaits()).isEqualTo(4);
    assertThat(statistics.expiredLeases()).isEqualTo(3);
    assertThat(statistics.pendingRemovals()).isEqualTo(2);
    StatisticsBean bean = StatisticsBean.of(() -> statistics);
    assertThat(bean.getLeasesTaken()).isEqualTo(5);
    assertThat(bean.getLeaseWaits()).isEqualTo(4);
    assertThat(bean.getExpiredLeases()).isEqualTo(3);
    assertThat(bean.getPendingRemovals()).isEqualTo(2);
  }

  @Test
  void equalCountersAreEqual() {
    assertThat(oneOfEach().build())
        .isEqualTo(oneOfEach().build())
        .hasSameHashCodeAs(oneOfEach().build())
        .isNotEqualTo(oneOfEach().entries(0, 0, 1).build())
        .isNotEqualTo(oneOfEach().leases(1, 0, 0).build());
  }
}
