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
   * {@return the metadata of the entries that match the criteria, in the order and with the
   * guarantees of a region's scan}
   *
   * @param criteria the deadlines and metadata that an entry must have
   */
  Iterator<EntryMetadata<K>> scanMetadata(ScanCriteria criteria);

  /**
   * {@return the metadata of the entries that have a value that cannot be decoded} This reads all
   * payloads.
   */
  Iterator<EntryMetadata<K>> scanUnreadable();

  /**
   * Removes those of the entries that were not written again since they were listed.
   *
   * @param entries the entries to remove, with the version that was listed
   * @return the number of entries that this call removed
   */
  long remove(Collection<EntryMetadata<K>> entries);

  /**
   * Removes the entries that are expired at a time.
   *
   * @param now the time in epoch milliseconds
   * @return the number of entries that this call removed
   */
  long purgeExpired(long now);
}
