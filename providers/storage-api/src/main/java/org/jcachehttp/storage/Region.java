package org.jcachehttp.storage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of one JCache cache in a storage: records by key, written under a condition on the
 * stored version.
 *
 * <p>{@link #write} and {@link #remove} compare and change in one atomic step, for all processes
 * that share the backend. The engine builds the atomic operations of JSR-107 on this guarantee. A
 * backend neither creates versions nor decides by a clock: an expired record is stored until it is
 * removed, purged, or removed by a native time-to-live. A backend may lose an entry at any time and
 * must never restore an older one.
 *
 * <p>Implementations are safe for use by many threads. Arguments and results are not null. An
 * operation that fails throws {@link StorageException}.
 *
 * @param <K> the key type, with equality by value
 * @param <P> the payload type
 */
public interface Region<K, P> extends AutoCloseable {

  /**
   * {@return the record under the key, expired or not}
   *
   * @param key the key
   */
  Optional<StoredRecord<P>> read(K key);

  /**
   * Returns the metadata of the entry under the key, expired or not. A backend reads no payload if
   * it can avoid it: a near cache compares the version.
   *
   * @param key the key
   * @return the metadata; empty if there is no entry
   */
  default Optional<EntryMetadata<K>> readMetadata(K key) {
    return read(key).map(record -> EntryMetadata.of(key, record));
  }

  /**
   * Stores the record if the stored state meets the condition.
   *
   * @param key the key
   * @param condition the condition on the record that is stored now
   * @param record the new record, with its deadline
   * @return whether the record was stored
   */
  boolean write(K key, WriteCondition condition, StoredRecord<P> record);

  /**
   * Moves the deadline, and a native time-to-live with it, of the record with this version. Payload
   * and version stay. Does nothing if the stored version is another one.
   *
   * @param key the key
   * @param version the version of the record to touch
   * @param deadline the new deadline
   */
  void touch(K key, long version, Deadline deadline);

  /**
   * Removes the record under the key if there is one and it meets the condition.
   *
   * @param key the key
   * @param condition the condition on the record that is stored now
   * @return whether this call removed a record
   */
  boolean remove(K key, WriteCondition condition);

  /**
   * Returns the entries that match the criteria. An entry that is stored during the whole scan is
   * returned exactly once; an entry that is written or removed during the scan may be missing. A
   * remote or large backend fetches pages of some 500 entries and holds no lock or transaction
   * between them, so that the iterator need not be closed.
   *
   * @param criteria the deadlines and metadata that an entry must have
   * @return the entries, in no defined order; {@code next} throws {@link StorageException} if the
   *     backend fails
   */
  Iterator<Map.Entry<K, StoredRecord<P>>> scan(ScanCriteria criteria);

  /**
   * Returns the metadata of the entries that match the criteria, with the guarantees of {@link
   * #scan}. A backend does not read payloads if it can avoid it.
   *
   * @param criteria the deadlines and metadata that an entry must have
   * @return the metadata of each entry
   */
  default Iterator<EntryMetadata<K>> scanMetadata(ScanCriteria criteria) {
    return EntryMetadata.ofAll(scan(criteria));
  }

  /**
   * {@return the records of those keys that have one}
   *
   * @param keys the keys to read, without duplicates
   */
  default Map<K, StoredRecord<P>> readAll(Collection<K> keys) {
    Map<K, StoredRecord<P>> found = new HashMap<>();
    keys.forEach(key -> read(key).ifPresent(record -> found.put(key, record)));
    return found;
  }

  /**
   * Stores every record unconditionally. After a failure, some of them may be stored.
   *
   * @param records the new records by key
   */
  default void writeAll(Map<K, StoredRecord<P>> records) {
    records.forEach((key, record) -> write(key, WriteCondition.any(), record));
  }

  /**
   * Removes the entries that still have the given version. After a failure, some of them may be
   * removed.
   *
   * @param entries the entries to remove, with the version that was read
   * @return the number of entries that this call removed
   */
  default long removeAll(Collection<EntryMetadata<K>> entries) {
    return entries.stream()
        .filter(entry -> remove(entry.key(), WriteCondition.version(entry.version())))
        .count();
  }

  /** {@return the number of stored entries, including expired ones} */
  default long count() {
    long count = 0;
    for (Iterator<?> entries = scan(ScanCriteria.all()); entries.hasNext(); entries.next()) {
      count++;
    }
    return count;
  }

  /** Removes all entries of this region. */
  default void clear() {
    scan(ScanCriteria.all())
        .forEachRemaining(entry -> remove(entry.getKey(), WriteCondition.any()));
  }

  /**
   * Removes the entries that are expired at a time.
   *
   * @param now the time in epoch milliseconds
   * @return the number of entries that this call removed
   */
  default long purgeExpired(long now) {
    long purged = 0;
    Iterator<EntryMetadata<K>> expired = scanMetadata(ScanCriteria.expiredAt(now));
    while (expired.hasNext()) {
      EntryMetadata<K> entry = expired.next();
      if (remove(entry.key(), WriteCondition.version(entry.version()))) {
        purged++;
      }
    }
    return purged;
  }

  /**
   * Reports later changes of entries to the listener, changes by this process included. The changes
   * of one key come in their order, on a thread of the backend. The subscription ends when the
   * region is closed. An eviction and {@link #clear} are not reported, nor is a change while the
   * connection is lost.
   *
   * @param listener receives the changes
   * @return whether the backend reports changes: most backends do not
   */
  default boolean subscribe(ChangeListener<K, P> listener) {
    return false;
  }

  /**
   * Reports the keys of later changes to the listener, and announces the changes of this region to
   * the listeners of other processes, until the region is closed. Returns at once: the connection
   * is made in the background, and again after a loss.
   *
   * @param listener receives the keys
   * @return whether the backend announces changes; all other backends do not
   */
  default boolean subscribe(InvalidationListener<K> listener) {
    return false;
  }

  /**
   * Releases the resources of this region. Its entries stay stored. Closing twice has no effect.
   */
  @Override
  default void close() {}
}
