package org.jcachehttp.storage;

import java.util.Iterator;
import java.util.Map;

/**
 * What is known of a stored entry without its payload.
 *
 * @param key the key
 * @param version the stamp of the write that stored it
 * @param deadline when it expires
 * @param metadata the texts that are kept beside the payload
 * @param <K> the key type
 */
public record EntryMetadata<K>(
    K key, long version, Deadline deadline, Map<String, String> metadata) {

  /** The head of a whole entry. */
  public static <K> EntryMetadata<K> of(StoredEntry<K, ?> entry) {
    StoredRecord<?> record = entry.record();
    return new EntryMetadata<>(entry.key(), record.version(), record.deadline(), record.metadata());
  }

  /** The heads of entries, each when its turn comes. */
  public static <K, P> Iterator<EntryMetadata<K>> ofAll(Iterator<StoredEntry<K, P>> entries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public EntryMetadata<K> next() {
        return of(entries.next());
      }
    };
  }

  /** The same head under another form of the key. */
  public <T> EntryMetadata<T> withKey(T other) {
    return new EntryMetadata<>(other, version, deadline, metadata);
  }
}
