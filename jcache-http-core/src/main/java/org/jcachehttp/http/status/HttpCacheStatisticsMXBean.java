package org.jcachehttp.http.status;

/**
 * The statistics of an HTTP cache in JMX. It has the name {@code
 * org.jcachehttp:type=HttpCacheStatistics,CacheManager=URI,Cache=NAME}, with the manager and the
 * name of the cache below, in which {@code , : = * ? "} are dots. If another open HTTP cache has
 * that name, {@code ,instance=2} is added.
 *
 * @see HttpCacheStatistics
 */
public interface HttpCacheStatisticsMXBean {

  /** {@return the number of requests that were served from the cache, fresh} */
  long getHits();

  /** {@return the number of requests that the origin answered with a response of its own} */
  long getMisses();

  /** {@return the number of requests whose stored response the origin confirmed} */
  long getRevalidated();

  /** {@return the number of requests that were served a stale response} */
  long getStale();

  /** {@return the number of requests that received the response to an equal request} */
  long getCollapsed();

  /** {@return the number of requests that the origin answered without use of the cache} */
  long getBypassed();

  /** {@return the number of requests that received 504, because they forbid use of the network} */
  long getRefused();

  /** {@return the number of requests that ended with an exception} */
  long getFailed();

  /** {@return the share of hits, from 0 to 1: see {@link HttpCacheStatistics#hitRatio()}} */
  double getHitRatio();

  /** {@return the number of requests to origins that have ended} */
  long getOriginRequests();

  /** {@return the number of requests to origins that had no response} */
  long getOriginErrors();

  /** {@return the mean time of a request to an origin, in milliseconds; 0 if there was none} */
  double getAverageOriginTime();

  /** {@return the number of requests that are at an origin now} */
  long getInFlight();

  /** {@return the number of background refreshes that received a response} */
  long getRefreshes();

  /** {@return the number of background refreshes that failed} */
  long getFailedRefreshes();

  /** {@return the number of requests that were served a fresh response during its refresh} */
  long getEagerRefreshes();

  /** {@return the number of requests that did not wait longer for the origin} */
  long getSoftTimeouts();

  /** {@return the number of requests whose refresh was not tried again yet} */
  long getRefreshBackoffs();

  /** {@return the number of failed operations on the cache below} */
  long getStoreErrors();

  /** {@return whether the cache below is not read now, after failures} */
  boolean isReadingBypassed();

  /** {@return whether the cache below is not written now, after failures} */
  boolean isWritingBypassed();

  /** {@return the total size of the bodies that were written to the cache below, in bytes} */
  long getStoredBytes();

  /** {@return the number of entries of another request or writer, which were not used} */
  long getMismatches();

  /** {@return the number of evicted entries: see {@link HttpCacheStatistics#evictions()}} */
  long getEvictions();

  /** {@return the number of invalidations that could not be written yet, and are kept} */
  long getPendingRemovals();

  /** {@return the number of leases that this cache took} */
  long getLeasesTaken();

  /** {@return the number of waits for a call of another process, which had the lease} */
  long getLeaseWaits();

  /** {@return the number of leases taken in the place of one that had ended by its deadline} */
  long getExpiredLeases();
}
