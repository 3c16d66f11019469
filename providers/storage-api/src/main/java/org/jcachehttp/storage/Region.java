package org.jcachehttp.storage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of one JCache cache inside a backend: records by key, replaced only where a condition
 * on the stored version holds.
 *
 * <p>{@link #write} and {@link #remove} compare and act as one atomic step for everybody who shares
 * the backend, other processes included: the engine builds every atomic operation of JSR-107 on
 * that. A backend neither mints versions nor reads a clock to decide anything; a record past its
 * deadline is stored until it is removed, purged or forgotten by a native time-to-live. It may
 * forget an entry at any time and must never bring back an older one.
 *
 * <p>Implementations are safe for use by many threads. No argument or result is null. A backend
 * that cannot answer throws {@link StorageException}.
 *
 * @param <K> the key type, with equality by value
 * @param <P> the payload type
 */
public interface Region<K, P> extends AutoCloseable {

  /** The record under the key, expired or not. */
  Optional<StoredRecord<P>> read(K key);

  /**
   * Stores the record if the condition holds for what is stored under the key; tells whether it
   * did.
   */
  boolean write(K key, WriteCondition condition, StoredRecord<P> record);

  /**
   * Moves the deadline, and with it a native time-to-live, of the record with this version; payload
   * and version stay. Does nothing when the stored version is another one by now.
   */
  void touch(K key, long version, Deadline deadline);

  /**
   * Removes what is stored under the key if it exists and the condition holds; tells whether it
   * did.
   */
  boolean remove(K key, WriteCondition condition);

  /**
   * The entries that meet the criteria, each entry that is stored during the whole scan exactly
   * once; entries written or removed meanwhile may appear or not. A remote or large backend fetches
   * pages of some 500 entries and holds no lock or transaction between them, so that the iterator
   * need not be closed.
   */
  Iterator<Map.Entry<K, StoredRecord<P>>> scan(ScanCriteria criteria);

  /**
   * The entries that meet the criteria, as {@link #scan} meets them, without their payloads, which
   * a backend leaves where they are if it can.
   */
  default Iterator<EntryMetadata<K>> scanMetadata(ScanCriteria criteria) {
    return EntryMetadata.ofAll(scan(criteria));
  }

  /** The records under those of the keys that have one. */
  default Map<K, StoredRecord<P>> readAll(Collection<K> keys) {
    Map<K, StoredRecord<P>> found = new HashMap<>();
    keys.forEach(key -> read(key).ifPresent(record -> found.put(key, record)));
    return found;
  }

  /** Stores every record whatever is there; after a failure some of them may be stored. */
  default void writeAll(Map<K, StoredRecord<P>> records) {
    records.forEach((key, record) -> write(key, WriteCondition.any(), record));
  }

  /**
   * Removes those of the entries that still have the version of their head, and returns how many
   * this call removed; after a failure some of them may be removed.
   */
  default long removeAll(Collection<EntryMetadata<K>> entries) {
    return entries.stream()
        .filter(head -> remove(head.key(), WriteCondition.version(head.version())))
        .count();
  }

  /** How many entries are stored, expired ones included. */
  default long count() {
    long count = 0;
    for (Iterator<?> entries = scan(ScanCriteria.all()); entries.hasNext(); entries.next()) {
      count++;
    }
    return count;
  }

  /** Removes every entry of this region and no other. */
  default void clear() {
    scan(ScanCriteria.all())
        .forEachRemaining(entry -> remove(entry.getKey(), WriteCondition.any()));
  }

  /**
   * Removes the entries that are expired at {@code now} (epoch milliseconds), and returns how many
   * this call removed.
   */
  default long purgeExpired(long now) {
    long purged = 0;
    Iterator<EntryMetadata<K>> expired = scanMetadata(ScanCriteria.expiredAt(now));
    while (expired.hasNext()) {
      EntryMetadata<K> head = expired.next();
      if (remove(head.key(), WriteCondition.version(head.version()))) {
        purged++;
      }
    }
    return purged;
  }

  /**
   * Reports every later change of an entry to the listener, changes by this process included. The
   * changes of one key come in their order, on a thread of the backend. The subscription ends when
   * the region is closed. An eviction and {@link #clear} are not reported.
   *
   * @return whether the backend reports changes: most backends do not
   */
  default boolean subscribe(ChangeListener<K, P> listener) {
    return false;
  }

  /**
   * Gives back what this region alone holds; its entries stay stored. Closing twice is harmless.
   */
  @Override
  default void close() {}
}
