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

  /** Returns the metadata of the record under the key. */
  public static <K> EntryMetadata<K> of(K key, StoredRecord<?> record) {
    return new EntryMetadata<>(key, record.version(), record.deadline(), record.metadata());
  }

  /** Returns the metadata of the entries, as a view that takes them one by one. */
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

  /** Returns the same metadata with another form of the key. */
  public <T> EntryMetadata<T> withKey(T other) {
    return new EntryMetadata<>(other, version, deadline, metadata);
  }
}
