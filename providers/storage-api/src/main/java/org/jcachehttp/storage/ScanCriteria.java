package org.jcachehttp.storage;

import java.util.Map;

/**
 * The entries that a scan returns: those with a deadline in a half-open range, and with the given
 * metadata.
 *
 * @param from the earliest deadline, epoch milliseconds
 * @param until the deadline after the last, epoch milliseconds; with {@link Long#MAX_VALUE} the
 *     range has no end and includes eternal entries
 * @param metadata the required metadata; an entry without it is left out
 */
public record ScanCriteria(long from, long until, Map<String, String> metadata) {

  /** Copies the metadata. */
  public ScanCriteria {
    metadata = Map.copyOf(metadata);
  }

  /** Creates criteria for a range of deadlines, with any metadata. */
  public ScanCriteria(long from, long until) {
    this(from, until, Map.of());
  }

  /** Returns the criteria that every entry matches, expired or not. */
  public static ScanCriteria all() {
    return new ScanCriteria(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * Returns the criteria of the entries that are not expired at {@code now} (epoch milliseconds).
   */
  public static ScanCriteria liveAt(long now) {
    return new ScanCriteria(now + 1, Long.MAX_VALUE);
  }

  /** Returns the criteria of the entries that are expired at {@code now} (epoch milliseconds). */
  public static ScanCriteria expiredAt(long now) {
    return new ScanCriteria(Long.MIN_VALUE, now + 1);
  }

  /** Returns these criteria with required metadata. */
  public ScanCriteria having(Map<String, String> wanted) {
    return new ScanCriteria(from, until, wanted);
  }

  /** Returns whether an entry with this deadline can match, for a backend that filters in Java. */
  public boolean matches(Deadline deadline) {
    long at = deadline.epochMillis();
    return at >= from && (at < until || until == Long.MAX_VALUE);
  }

  /**
   * Returns whether an entry with this deadline and metadata matches. Damaged metadata has no
   * values.
   */
  public boolean matches(Deadline deadline, Map<String, String> stored) {
    return matches(deadline) && (metadata.isEmpty() || areIn(stored));
  }

  private boolean areIn(Map<String, String> stored) {
    try {
      return metadata.entrySet().stream()
          .allMatch(wanted -> wanted.getValue().equals(stored.get(wanted.getKey())));
    } catch (StorageException damaged) {
      return false;
    }
  }

  /** Returns whether the record matches. */
  public boolean matches(StoredRecord<?> record) {
    return matches(record.deadline(), record.metadata());
  }
}
