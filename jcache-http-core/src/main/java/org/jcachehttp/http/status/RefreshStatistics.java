package org.jcachehttp.http.status;

/**
 * The refreshes of stored responses, and what the settings of {@link
 * org.jcachehttp.http.settings.RefreshSettings} decided.
 *
 * @param succeeded the background refreshes that received a response of the origin
 * @param failed the background refreshes that failed or received an error of the origin
 * @param eager the requests that were served a fresh response while it was refreshed
 * @param softTimeouts the requests that were served a stale response, because the origin took
 *     longer than the soft timeout
 * @param backoffs the requests that were served a response without its refresh, because the last
 *     one had failed
 */
public record RefreshStatistics(
    long succeeded, long failed, long eager, long softTimeouts, long backoffs) {

  /** {@return the statistics without a refresh} */
  public static RefreshStatistics none() {
    return new RefreshStatistics(0, 0, 0, 0, 0);
  }
}
