package org.jcachehttp.hazelcast;

import com.hazelcast.map.IMap;
import com.hazelcast.projection.Projection;
import com.hazelcast.projection.Projections;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;

/**
 * A scan that queries the keys and sizes of the entries that match the criteria, then fetches the
 * entries, a few megabytes at a time. In a large map it queries partition by partition.
 */
final class EntryScan implements Iterator<Map.Entry<String, StoredRecord<byte[]>>> {

  private static final String KEY = "__key";

  /** A map with more entries is queried by partition. */
  private static final long MAX_KEYS = 10_000;

  private final EntryMap entries;
  private final ScanCriteria criteria;
  private final Iterator<Predicate<String, Object>> unqueried;
  private Iterator<List<KeyAndSize>> unread = Collections.emptyIterator();
  private Iterator<Map.Entry<String, StoredRecord<byte[]>>> read = Collections.emptyIterator();

  EntryScan(EntryMap entries, ScanCriteria criteria) {
    this.entries = entries;
    this.criteria = criteria;
    this.unqueried = slices(entries, predicate(criteria)).iterator();
  }

  private static Stream<Predicate<String, Object>> slices(
      EntryMap entries, Predicate<String, Object> all) {
    return entries.callBulk("scan entries", IMap::size) <= MAX_KEYS
        ? Stream.of(all)
        : entries.keysOfPartitions().stream().map(key -> Predicates.partitionPredicate(key, all));
  }

  private List<KeyAndSize> query(Predicate<String, Object> slice) {
    Projection<Map.Entry<String, Object>, Object[]> keyAndSize =
        Projections.multiAttribute(KEY, RecordFormat.SIZE);
    Collection<Object[]> keysAndSizes =
        entries.callBulk("scan entries", map -> map.project(keyAndSize, slice));
    return keysAndSizes.stream().map(KeyAndSize::of).toList();
  }

  private static Predicate<String, Object> predicate(ScanCriteria criteria) {
    Predicate<String, Object> from =
        Predicates.greaterEqual(RecordFormat.DEADLINE, criteria.from());
    return criteria.until() == Long.MAX_VALUE
        ? from
        : Predicates.and(from, Predicates.lessThan(RecordFormat.DEADLINE, criteria.until()));
  }

  @Override
  public boolean hasNext() {
    while (!read.hasNext() && (unread.hasNext() || unqueried.hasNext())) {
      advance();
    }
    return read.hasNext();
  }

  private void advance() {
    if (unread.hasNext()) {
      fetch(unread.next());
    } else {
      unread = Pages.of(query(unqueried.next()), KeyAndSize::size).iterator();
    }
  }

  /** Checks the criteria again, because a deadline may have moved meanwhile. */
  private void fetch(List<KeyAndSize> page) {
    Map<String, StoredRecord<byte[]>> records =
        entries.readAll(page.stream().map(KeyAndSize::key).toList());
    records.values().removeIf(record -> !criteria.matches(record));
    read = records.entrySet().iterator();
  }

  @Override
  public Map.Entry<String, StoredRecord<byte[]>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map.Entry<String, StoredRecord<byte[]>> entry = read.next();
    return Map.entry(entry.getKey(), entry.getValue());
  }

  /**
   * An entry without its payload.
   *
   * @param key the key
   * @param size the size of the payload in bytes
   */
  private record KeyAndSize(String key, int size) {
    static KeyAndSize of(Object[] attributes) {
      return new KeyAndSize((String) attributes[0], (Integer) attributes[1]);
    }
  }
}
