package org.jcachehttp.storage;

import java.util.Optional;

/**
 * Receives the changes of a region's entries.
 *
 * @param <K> the storage's key type
 * @param <P> the storage's payload type
 */
@FunctionalInterface
public interface ChangeListener<K, P> {

  /**
   * Returns whether a write needs no report, because this process made it. A backend asks before it
   * reads the record from the store for a report, once for each write.
   *
   * @param version the version that was written
   * @return false by default
   */
  default boolean isKnown(long version) {
    return false;
  }

  /**
   * An entry was written or removed.
   *
   * @param key the entry's key
   * @param before the entry before the change; empty if the entry is new
   * @param oldPayload the payload before the change; empty if the entry is new, or if the backend
   *     does not report it
   * @param after the record after the change; empty if the entry was removed. A backend that reads
   *     it for the report may have the payload of a later change.
   */
  void onChange(
      K key,
      Optional<EntryMetadata<K>> before,
      Optional<P> oldPayload,
      Optional<StoredRecord<P>> after);
}
