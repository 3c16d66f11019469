package org.jcachehttp.engine.internal.store;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredEntries;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * The entries of a region for maintenance, by the caller's keys.
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
  public Iterator<EntryMetadata<K>> scanMetadata(ScanCriteria criteria) {
    openCheck.run();
    return stream(calls.iterating("scanMetadata", () -> region.scanMetadata(criteria)))
        .map(this::ofCaller)
        .iterator();
  }

  @Override
  public Iterator<EntryMetadata<K>> scanUnreadable() {
    openCheck.run();
    return stream(calls.iterating("scanUnreadable", () -> region.scanMetadata(ScanCriteria.all())))
        .filter(this::isUnreadable)
        .map(this::ofCaller)
        .iterator();
  }

  @Override
  public long remove(Collection<EntryMetadata<K>> entries) {
    openCheck.run();
    List<EntryMetadata<S>> forms =
        entries.stream().map(entry -> entry.withKey(keys.encode(entry.key()))).toList();
    return calls.calling("remove", () -> region.removeAll(forms));
  }

  @Override
  public long purgeExpired(long now) {
    openCheck.run();
    return calls.calling("purgeExpired", () -> region.purgeExpired(now));
  }

  private static <T> Stream<T> stream(Iterator<T> entries) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false);
  }

  private EntryMetadata<K> ofCaller(EntryMetadata<S> entry) {
    Map<String, String> metadata = readable(entry.metadata());
    K key = keys.decode(entry.key(), metadata);
    return new EntryMetadata<>(key, entry.version(), entry.deadline(), metadata);
  }

  /** Replaces damaged metadata by none: one such entry must not hide the others. */
  private static Map<String, String> readable(Map<String, String> metadata) {
    try {
      return Map.copyOf(metadata);
    } catch (StorageException damaged) {
      return Map.of();
    }
  }

  /** Reads the entry again: some backends skip damaged entries in a scan. */
  private boolean isUnreadable(EntryMetadata<S> entry) {
    return calls
        .calling("scanUnreadable", () -> region.read(entry.key()))
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
