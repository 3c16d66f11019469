package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.Deadline;

/**
 * Age and freshness of stored responses in epoch milliseconds (RFC 9111 section 4.2), so that a hit
 * creates no objects for its times.
 */
public final class CurrentAge {

  private CurrentAge() {}

  /** Returns whether the response is fresh at {@code now}. */
  public static boolean isFresh(CachedResponse stored, long now) {
    return !stored.times().freshUntil().isPast(now);
  }

  /** Returns whether a share of the time in which the response is fresh has passed. */
  public static boolean isPast(double share, CachedResponse stored, long now) {
    Deadline freshUntil = stored.times().freshUntil();
    if (freshUntil.isNever()) {
      return false;
    }
    long received = stored.times().responseTime().toEpochMilli();
    return now - received >= share * (freshUntil.epochMillis() - received);
  }

  /** Returns the current age in milliseconds (section 4.2.3). */
  public static long of(CachedResponse stored, long now) {
    long residentTime = Math.max(0, now - stored.times().responseTime().toEpochMilli());
    return stored.times().initialAge().toMillis() + residentTime;
  }

  /**
   * Returns for how many milliseconds the response stays fresh; negative if it is stale, its
   * negative age if it was never fresh, {@link Long#MAX_VALUE} if it never becomes stale.
   */
  public static long timeToLive(CachedResponse stored, long now) {
    Deadline freshUntil = stored.times().freshUntil();
    if (freshUntil.equals(Freshness.ALWAYS_STALE)) {
      return -of(stored, now);
    }
    return freshUntil.isNever() ? Long.MAX_VALUE : freshUntil.epochMillis() - now;
  }
}
