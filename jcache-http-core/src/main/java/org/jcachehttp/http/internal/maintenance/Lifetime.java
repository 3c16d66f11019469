package org.jcachehttp.http.internal.maintenance;

import java.time.Duration;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * How long responses are fresh from a given time on.
 *
 * @param expireAfter what says so
 * @param now the time, epoch milliseconds
 * @param staleRetention for how long they are kept after that, where nothing else says so
 */
public record Lifetime(ExpireAfter expireAfter, long now, Duration staleRetention) {

  /** Refuses what is no lifetime. */
  public Lifetime {
    if (expireAfter.freshUntil(now).isEmpty()) {
      throw new IllegalArgumentException(
          "expire-after is " + expireAfter + ", which no stored response can have: delete it");
    }
  }

  /** The times of a response that is stored now. */
  public StoredTimes ofNew() {
    return new StoredTimes(now, now, 0, freshUntil(), retainUntil(staleRetention.toMillis()));
  }

  /** The response with this lifetime; it is kept as long after it as it was before. */
  CachedResponse of(CachedResponse stored) {
    StoredTimes times = stored.times();
    return new CachedResponse(
        stored.request(),
        stored.response(),
        new StoredTimes(
            times.requestTime(),
            times.responseTime(),
            times.initialAge(),
            freshUntil(),
            retainUntil(staleSpan(times))));
  }

  private Deadline freshUntil() {
    return expireAfter.freshUntil(now).orElseThrow();
  }

  private long staleSpan(StoredTimes times) {
    if (times.freshUntil().isNever() || times.retainUntil().isNever()) {
      return staleRetention.toMillis();
    }
    long from = Math.max(times.freshUntil().epochMillis(), times.responseTime());
    return Math.max(0, times.retainUntil().epochMillis() - from);
  }

  private Deadline retainUntil(long staleSpan) {
    long from = Math.max(freshUntil().epochMillis(), now);
    return from > Long.MAX_VALUE - staleSpan ? Deadline.NEVER : new Deadline(from + staleSpan);
  }
}
