package org.jcachehttp.http.status;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The attributes of an HTTP cache, also where no JMX shows them. Each attribute is of a snapshot of
 * its own. Safe for use by many threads if the supplier is.
 */
public final class StatisticsBean implements HttpCacheStatisticsMXBean {

  private static final double NANOS_OF_A_MILLI = Duration.ofMillis(1).toNanos();

  private final Supplier<HttpCacheStatistics> statistics;

  private StatisticsBean(Supplier<HttpCacheStatistics> statistics) {
    this.statistics = statistics;
  }

  /**
   * {@return the attributes of statistics}
   *
   * @param statistics returns a snapshot
   */
  public static StatisticsBean of(Supplier<HttpCacheStatistics> statistics) {
    return new StatisticsBean(requireNonNull(statistics, "statistics"));
  }

  @Override
  public long getHits() {
    return statistics.get().hits();
  }

  @Override
  public long getMisses() {
    return statistics.get().misses();
  }

  @Override
  public long getRevalidated() {
    return statistics.get().revalidated();
  }

  @Override
  public long getStale() {
    return statistics.get().stale();
  }

  @Override
  public long getCollapsed() {
    return statistics.get().collapsed();
  }

  @Override
  public long getBypassed() {
    return statistics.get().bypassed();
  }

  @Override
  public long getRefused() {
    return statistics.get().refused();
  }

  @Override
  public long getFailed() {
    return statistics.get().failed();
  }

  @Override
  public double getHitRatio() {
    return statistics.get().hitRatio();
  }

  @Override
  public long getOriginRequests() {
    return statistics.get().origin().count();
  }

  @Override
  public long getOriginErrors() {
    return statistics.get().origin().errors();
  }

  @Override
  public double getAverageOriginTime() {
    CallStatistics origin = statistics.get().origin();
    return origin.count() == 0 ? 0 : origin.time().toNanos() / NANOS_OF_A_MILLI / origin.count();
  }

  @Override
  public long getInFlight() {
    return statistics.get().inFlight();
  }

  @Override
  public long getRefreshes() {
    return statistics.get().refreshes().succeeded();
  }

  @Override
  public long getFailedRefreshes() {
    return statistics.get().refreshes().failed();
  }

  @Override
  public long getEagerRefreshes() {
    return statistics.get().refreshes().eager();
  }

  @Override
  public long getSoftTimeouts() {
    return statistics.get().refreshes().softTimeouts();
  }

  @Override
  public long getRefreshBackoffs() {
    return statistics.get().refreshes().backoffs();
  }

  @Override
  public long getStoreErrors() {
    return statistics.get().storeErrors();
  }

  @Override
  public boolean isReadingBypassed() {
    return statistics.get().bypassedOperations().contains(StoreOperation.READ);
  }

  @Override
  public boolean isWritingBypassed() {
    return statistics.get().bypassedOperations().contains(StoreOperation.WRITE);
  }

  @Override
  public long getStoredBytes() {
    return statistics.get().storedBytes();
  }

  @Override
  public long getMismatches() {
    return statistics.get().mismatches();
  }

  @Override
  public long getEvictions() {
    return statistics.get().evictions();
  }

  @Override
  public long getPendingRemovals() {
    return statistics.get().pendingRemovals();
  }

  @Override
  public long getLeasesTaken() {
    return statistics.get().leasesTaken();
  }

  @Override
  public long getLeaseWaits() {
    return statistics.get().leaseWaits();
  }

  @Override
  public long getExpiredLeases() {
    return statistics.get().expiredLeases();
  }
}
