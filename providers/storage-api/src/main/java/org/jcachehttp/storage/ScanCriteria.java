package org.jcachehttp.storage;

import java.util.Map;

/**
 * Which entries a scan meets: a half-open range of deadlines, and metadata they must have.
 *
 * @param from the earliest deadline met, epoch milliseconds
 * @param until the deadline from which entries are left out, epoch milliseconds; {@link
 *     Long#MAX_VALUE} leaves nothing out, entries that never expire included
 * @param metadata the metadata with their values; an entry that lacks one is left out
 */
public record ScanCriteria(long from, long until, Map<String, String> metadata) {

  /** Keeps a copy of the metadata. */
  public ScanCriteria {
    metadata = Map.copyOf(metadata);
  }

  /** The entries with a deadline in that range, whatever their metadata. */
  public ScanCriteria(long from, long until) {
    this(from, until, Map.of());
  }

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

  /** Of these entries, those that have all of these metadata with these values. */
  public ScanCriteria having(Map<String, String> wanted) {
    return new ScanCriteria(from, until, wanted);
  }

  /** Whether an entry with this deadline may be met, for a backend that filters in Java. */
  public boolean matches(Deadline deadline) {
    long at = deadline.epochMillis();
    return at >= from && (at < until || until == Long.MAX_VALUE);
  }

  /**
   * Whether an entry with this deadline and these metadata is met; damaged metadata has no value.
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

  /** Whether this record is met. */
  public boolean matches(StoredRecord<?> record) {
    return matches(record.deadline(), record.metadata());
  }
}
