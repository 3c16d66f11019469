package org.jcachehttp.storage;

import java.util.Collection;
import java.util.Iterator;

/**
 * The entries of one cache as they are stored, for maintenance: those too that JCache hides because
 * they are expired or damaged, and no value is decoded to list them. {@code Cache.unwrap} gives it.
 *
 * <p>Listeners and writers do not hear of what is removed here. Nothing is held between pages, so
 * that a cache of any size takes the memory of one page. Safe for use by many threads; what fails
 * is thrown as a cache throws it.
 *
 * @param <K> the cache's key type
 */
public interface StoredEntries<K> {

  /**
   * The entries that meet the criteria, in the order and with the guarantees of a region's scan.
   */
  Iterator<EntryMetadata<K>> scanMetadata(ScanCriteria criteria);

  /** The entries whose stored form cannot be read as a value; finding them reads all payloads. */
  Iterator<EntryMetadata<K>> scanUnreadable();

  /** Removes those of the entries that have not been written since; tells how many that were. */
  long remove(Collection<EntryMetadata<K>> entries);

  /** Removes the entries that are expired at {@code now} (epoch milliseconds); tells how many. */
  long purgeExpired(long now);
}
