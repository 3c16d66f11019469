package org.jcachehttp.storage;

import java.util.Iterator;
import java.util.Map;

/**
 * What is known of a stored entry without its payload.
 *
 * @param key the key
 * @param version the stamp of the write that stored it
 * @param deadline when it expires
 * @param attributes the texts that are kept beside the payload
 * @param <K> the key type
 */
public record EntryHead<K>(K key, long version, Deadline deadline, Map<String, String> attributes) {

  /** The head of a whole entry. */
  public static <K> EntryHead<K> of(StoredEntry<K, ?> entry) {
    StoredRecord<?> record = entry.record();
    return new EntryHead<>(entry.key(), record.version(), record.deadline(), record.attributes());
  }

  /** The heads of entries, each when its turn comes. */
  public static <K, P> Iterator<EntryHead<K>> ofAll(Iterator<StoredEntry<K, P>> entries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public EntryHead<K> next() {
        return of(entries.next());
      }
    };
  }

  /** The same head under another form of the key. */
  public <T> EntryHead<T> withKey(T other) {
    return new EntryHead<>(other, version, deadline, attributes);
  }
}
