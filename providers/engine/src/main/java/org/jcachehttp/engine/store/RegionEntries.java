package org.jcachehttp.engine.store;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jcachehttp.engine.codec.KeyCodec;
import org.jcachehttp.engine.codec.PayloadCodec;
import org.jcachehttp.storage.EntryHead;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredEntries;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * The entries of a region for maintenance, by the caller's own keys.
 *
 * @param openCheck throws if the cache is closed
 */
record RegionEntries<K, V, S, P>(
    StorageCalls calls,
    Region<S, P> region,
    KeyCodec<K, S> keys,
    PayloadCodec<V, P> values,
    Runnable openCheck)
    implements StoredEntries<K> {

  @Override
  public Iterator<EntryHead<K>> heads(ScanCriteria criteria) {
    openCheck.run();
    return stream(calls.iterating("heads", () -> region.heads(criteria)))
        .map(this::ofCaller)
        .iterator();
  }

  @Override
  public Iterator<EntryHead<K>> unreadable() {
    openCheck.run();
    return stream(calls.iterating("unreadable", () -> region.heads(ScanCriteria.all())))
        .filter(this::isUnreadable)
        .map(this::ofCaller)
        .iterator();
  }

  @Override
  public long remove(Collection<EntryHead<K>> entries) {
    openCheck.run();
    List<EntryHead<S>> forms =
        entries.stream().map(head -> head.withKey(keys.encode(head.key()))).toList();
    return calls.calling("remove", () -> region.eraseAll(forms));
  }

  @Override
  public long sweep(long now) {
    openCheck.run();
    return calls.calling("sweep", () -> region.sweep(now));
  }

  private static <T> Stream<T> stream(Iterator<T> entries) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false);
  }

  private EntryHead<K> ofCaller(EntryHead<S> head) {
    Map<String, String> attributes = readable(head.attributes());
    K key = keys.decode(head.key(), attributes);
    return new EntryHead<>(key, head.version(), head.deadline(), attributes);
  }

  /** Attributes that are damaged are none: one such entry must not hide all others. */
  private static Map<String, String> readable(Map<String, String> attributes) {
    try {
      return Map.copyOf(attributes);
    } catch (StorageException damaged) {
      return Map.of();
    }
  }

  /** By a read of its own: what a backend finds damaged by itself, it does not scan. */
  private boolean isUnreadable(EntryHead<S> head) {
    return calls
        .calling("unreadable", () -> region.read(head.key()))
        .filter(this::isReadable)
        .isEmpty();
  }

  private boolean isReadable(StoredRecord<P> record) {
    try {
      values.decode(record.payload());
      return true;
    } catch (UnreadableValueException damaged) {
      return false;
    }
  }
}
