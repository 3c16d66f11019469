package org.jcachehttp.storage;

import java.util.Collection;
import java.util.Iterator;

/**
 * The stored entries of one cache, for maintenance: expired and damaged ones too, which JCache
 * hides. Listing them decodes no value. {@code Cache.unwrap} returns it.
 *
 * <p>Listeners and cache writers are not informed of removals. Memory is used for one page of
 * entries at a time. Safe for use by many threads. Failures are those of a cache.
 *
 * @param <K> the cache's key type
 */
public interface StoredEntries<K> {

  /**
   * Returns the metadata of the entries that match the criteria, in the order and with the
   * guarantees of a region's scan.
   */
  Iterator<EntryMetadata<K>> scanMetadata(ScanCriteria criteria);

  /** Returns the metadata of the entries whose value cannot be decoded; reads all payloads. */
  Iterator<EntryMetadata<K>> scanUnreadable();

  /** Removes the entries that were not written since, and returns how many. */
  long remove(Collection<EntryMetadata<K>> entries);

  /**
   * Removes the entries that are expired at {@code now} (epoch milliseconds), and returns how many.
   */
  long purgeExpired(long now);
}
