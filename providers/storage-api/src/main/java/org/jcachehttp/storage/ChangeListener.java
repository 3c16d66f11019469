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
   * An entry was written or removed.
   *
   * @param key the entry's key
   * @param before the record before the change; empty if the entry is new
   * @param after the record after the change; empty if the entry was removed
   */
  void onChange(K key, Optional<StoredRecord<P>> before, Optional<StoredRecord<P>> after);
}
