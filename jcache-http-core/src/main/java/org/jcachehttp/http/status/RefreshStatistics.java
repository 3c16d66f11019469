package org.jcachehttp.http.status;

import java.util.List;

/**
 * The refreshes of stored responses, and the requests to which a refresh setting applied.
 * Immutable.
 *
 * @see org.jcachehttp.http.settings.RefreshSettings
 */
public final class RefreshStatistics {

  private static final RefreshStatistics NONE = new RefreshStatistics(0, 0, 0, 0, 0);

  private final long succeeded;
  private final long failed;
  private final long eager;
  private final long softTimeouts;
  private final long backoffs;

  private RefreshStatistics(
      long succeeded, long failed, long eager, long softTimeouts, long backoffs) {
    this.succeeded = succeeded;
    this.failed = failed;
    this.eager = eager;
    this.softTimeouts = softTimeouts;
    this.backoffs = backoffs;
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
    return new RefreshStatistics(succeeded, failed, eager, softTimeouts, backoffs);
  }

  /** {@return the number of background refreshes that received a response of the origin} */
  public long succeeded() {
    return succeeded;
  }

  /** {@return the number of background refreshes that failed or received an error of the origin} */
  public long failed() {
    return failed;
  }

  /** {@return the number of requests that were served a fresh response while it was refreshed} */
  public long eager() {
    return eager;
  }

  /**
   * {@return the number of requests that were served a stale response, because the origin took
   * longer than the soft timeout}
   */
  public long softTimeouts() {
    return softTimeouts;
  }

  /**
   * {@return the number of requests that were served a response without its refresh, because the
   * last one had failed}
   */
  public long backoffs() {
    return backoffs;
  }

  private List<Long> values() {
    return List.of(succeeded, failed, eager, softTimeouts, backoffs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RefreshStatistics that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "%d succeeded, %d failed, %d eager, %d soft timeouts, %d backoffs"
        .formatted(values().toArray());
  }
}
