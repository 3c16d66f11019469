package org.jcachehttp.storage;

/**
 * Which entries a scan meets, as a half-open range of deadlines.
 *
 * @param from the earliest deadline met, epoch milliseconds
 * @param until the deadline from which entries are left out, epoch milliseconds; {@link
 *     Long#MAX_VALUE} leaves nothing out, entries that never expire included
 */
public record ScanCriteria(long from, long until) {

  /** Every entry, expired or not. */
  public static ScanCriteria all() {
    return new ScanCriteria(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The entries that are not expired at {@code now} (epoch milliseconds). */
  public static ScanCriteria liveAt(long now) {
    return new ScanCriteria(now + 1, Long.MAX_VALUE);
  }

  /** The entries that are expired at {@code now} (epoch milliseconds). */
  public static ScanCriteria expiredAt(long now) {
    return new ScanCriteria(Long.MIN_VALUE, now + 1);
  }

  /** Whether an entry with this deadline is met, for a backend that filters in Java. */
  public boolean matches(Deadline deadline) {
    long at = deadline.epochMillis();
    return at >= from && (at < until || until == Long.MAX_VALUE);
  }
}
