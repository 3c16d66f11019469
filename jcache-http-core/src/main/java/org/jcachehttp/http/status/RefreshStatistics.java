package org.jcachehttp.http.status;

import java.util.List;

/**
 * The refreshes of stored responses, and the requests to which a refresh setting applied.
 * Immutable.
 *
 * @see org.jcachehttp.http.settings.RefreshSettings
 */
public final class RefreshStatistics {

  private static final RefreshStatistics NONE = new RefreshStatistics(List.of(0L, 0L, 0L, 0L, 0L));

  private final List<Long> counters;

  private RefreshStatistics(List<Long> counters) {
    this.counters = counters;
  }

  /** {@return the statistics without a refresh} */
  public static RefreshStatistics none() {
    return NONE;
  }

  /**
   * {@return statistics}
   *
   * @param succeeded {@link #succeeded()}
   * @param failed {@link #failed()}
   * @param eager {@link #eager()}
   * @param softTimeouts {@link #softTimeouts()}
   * @param backoffs {@link #backoffs()}
   */
  public static RefreshStatistics of(
      long succeeded, long failed, long eager, long softTimeouts, long backoffs) {
    return new RefreshStatistics(List.of(succeeded, failed, eager, softTimeouts, backoffs));
  }

  /** {@return the number of background refreshes that received a response of the origin} */
  public long succeeded() {
    return counters.get(0);
  }

  /** {@return the number of background refreshes that failed or received an error of the origin} */
  public long failed() {
    return counters.get(1);
  }

  /** {@return the number of requests that were served a fresh response while it was refreshed} */
  public long eager() {
    return counters.get(2);
  }

  /**
   * {@return the number of requests that were served a stale response, because the origin took
   * longer than the soft timeout}
   */
  public long softTimeouts() {
    return counters.get(3);
  }

  /**
   * {@return the number of requests that were served a response without its refresh, because the
   * last one had failed}
   */
  public long backoffs() {
    return counters.get(4);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RefreshStatistics that && counters.equals(that.counters);
  }

  @Override
  public int hashCode() {
    return counters.hashCode();
  }

  @Override
  public String toString() {
    return "%d succeeded, %d failed, %d eager, %d soft timeouts, %d backoffs"
        .formatted(counters.toArray());
  }
}
