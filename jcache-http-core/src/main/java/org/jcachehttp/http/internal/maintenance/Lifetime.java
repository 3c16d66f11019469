package org.jcachehttp.http.internal.maintenance;

import java.time.Duration;
import java.time.Instant;
import org.jcachehttp.http.internal.expiry.Lifetimes;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * A freshness lifetime from a given time on.
 *
 * @param expireAfter the lifetime
 * @param now the time, epoch milliseconds
 * @param staleRetention the time for which responses are kept after it, if they have no other
 */
record Lifetime(ExpireAfter expireAfter, long now, Duration staleRetention) {

  /** Rejects {@code do-not-cache}. */
  Lifetime {
    if (Lifetimes.freshUntil(expireAfter, now).isEmpty()) {
      throw new IllegalArgumentException(
          "expire-after is "
              + expireAfter
              + ", which a stored response cannot have: delete the response instead");
    }
  }

  /** The times of a response that is stored now. */
  StoredTimes ofNew() {
    return new StoredTimes(
        Instant.ofEpochMilli(now),
        Instant.ofEpochMilli(now),
        Duration.ZERO,
        freshUntil(),
        retainUntil(staleRetention.toMillis()));
  }

  /** The response with this lifetime; it is kept after it for the same time as before. */
  CachedResponse of(CachedResponse stored) {
    StoredTimes times = stored.times();
    return stored.withTimes(
        new StoredTimes(
            times.requestTime(),
            times.responseTime(),
            times.initialAge(),
            freshUntil(),
            retainUntil(staleSpan(times))));
  }

  private Deadline freshUntil() {
    return Lifetimes.freshUntil(expireAfter, now).orElseThrow();
  }

  private long staleSpan(StoredTimes times) {
    if (times.freshUntil().isNever() || times.retainUntil().isNever()) {
      return staleRetention.toMillis();
    }
    long from = Math.max(times.freshUntil().epochMillis(), times.responseTime().toEpochMilli());
    return Math.max(0, times.retainUntil().epochMillis() - from);
  }

  private Deadline retainUntil(long staleSpan) {
    long from = Math.max(freshUntil().epochMillis(), now);
    return from > Long.MAX_VALUE - staleSpan ? Deadline.NEVER : new Deadline(from + staleSpan);
  }
}
