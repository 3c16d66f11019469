package org.jcachehttp.storage;

import java.util.Iterator;
import java.util.Map;

/**
 * A stored entry without its payload.
 *
 * @param key the key
 * @param version the version of the write that stored the entry
 * @param deadline when the entry expires
 * @param metadata the texts that are stored beside the payload
 * @param <K> the key type
 */
public record EntryMetadata<K>(
    K key, long version, Deadline deadline, Map<String, String> metadata) {

  /**
   * {@return the metadata of the record under the key}
   *
   * @param key the key of the record
   * @param record the record with its payload
   * @param <K> the key type
   */
  public static <K> EntryMetadata<K> of(K key, StoredRecord<?> record) {
    return new EntryMetadata<>(key, record.version(), record.deadline(), record.metadata());
  }

  /**
   * {@return the metadata of the entries in their order, as a view that reads the next entry at
   * each call of {@code next}}
   *
   * @param <K> the key type
   * @param <P> the payload type
   * @param entries the entries, which this view consumes
   */
  public static <K, P> Iterator<EntryMetadata<K>> ofAll(
      Iterator<Map.Entry<K, StoredRecord<P>>> entries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public EntryMetadata<K> next() {
        Map.Entry<K, StoredRecord<P>> entry = entries.next();
        return of(entry.getKey(), entry.getValue());
      }
    };
  }

  /**
   * {@return the same metadata with another form of the key}
   *
   * @param <T> the type of the other form
   * @param other the other form of the key
   */
  public <T> EntryMetadata<T> withKey(T other) {
    return new EntryMetadata<>(other, version, deadline, metadata);
  }
}
