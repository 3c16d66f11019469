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

  /**
   * Copies the metadata.
   *
   * @param from the earliest deadline, in epoch milliseconds
   * @param until the deadline after the last, in epoch milliseconds
   * @param metadata the required texts by name
   */
  public ScanCriteria {
    metadata = Map.copyOf(metadata);
  }

  /**
   * Creates criteria for a range of deadlines, with any metadata.
   *
   * @param from the earliest deadline, in epoch milliseconds
   * @param until the deadline after the last, in epoch milliseconds; {@link Long#MAX_VALUE} for no
   *     end
   */
  public ScanCriteria(long from, long until) {
    this(from, until, Map.of());
  }

  /** {@return the criteria that every entry matches, expired or not} */
  public static ScanCriteria all() {
    return new ScanCriteria(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * {@return the criteria of the entries that are not expired at a time}
   *
   * @param now the time in epoch milliseconds
   */
  public static ScanCriteria liveAt(long now) {
    return new ScanCriteria(now + 1, Long.MAX_VALUE);
  }

  /**
   * {@return the criteria of the entries that are expired at a time}
   *
   * @param now the time in epoch milliseconds
   */
  public static ScanCriteria expiredAt(long now) {
    return new ScanCriteria(Long.MIN_VALUE, now + 1);
  }

  /**
   * {@return criteria with the same deadlines and this required metadata, instead of any that was
   * required before}
   *
   * @param wanted the required texts by name; an entry with more texts matches too
   */
  public ScanCriteria having(Map<String, String> wanted) {
    return new ScanCriteria(from, until, wanted);
  }

  /**
   * {@return whether the deadline is in the range, for a backend that filters in Java}
   *
   * @param deadline the deadline of a stored entry
   */
  public boolean matches(Deadline deadline) {
    long at = deadline.epochMillis();
    return at >= from && (at < until || until == Long.MAX_VALUE);
  }

  /**
   * {@return whether an entry with this deadline and metadata matches} Damaged metadata has no
   * values.
   *
   * @param deadline the deadline of a stored entry
   * @param stored the metadata of that entry
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

  /**
   * {@return whether the deadline and the metadata of the record match}
   *
   * @param record a stored record
   */
  public boolean matches(StoredRecord<?> record) {
    return matches(record.deadline(), record.metadata());
  }
}
