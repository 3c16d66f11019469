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
 * A scan that asks the members for the keys and sizes of the entries that meet the criteria, of
 * many entries partition by partition, then fetches the entries, a few megabytes at a time.
 */
final class EntryScan implements Iterator<Map.Entry<String, StoredRecord<byte[]>>> {

  private static final String KEY = "__key";

  /** More keys than these are not held at once. */
  private static final long MOST_KEYS = 10_000;

  private final EntryMap entries;
  private final ScanCriteria criteria;
  private final Iterator<Predicate<String, Object>> unasked;
  private Iterator<List<Head>> unread = Collections.emptyIterator();
  private Iterator<Map.Entry<String, StoredRecord<byte[]>>> read = Collections.emptyIterator();

  EntryScan(EntryMap entries, ScanCriteria criteria) {
    this.entries = entries;
    this.criteria = criteria;
    this.unasked = slices(entries, predicate(criteria)).iterator();
  }

  private static Stream<Predicate<String, Object>> slices(
      EntryMap entries, Predicate<String, Object> all) {
    return entries.call("scan entries", IMap::size) <= MOST_KEYS
        ? Stream.of(all)
        : entries.keysOfPartitions().stream().map(key -> Predicates.partitionPredicate(key, all));
  }

  private List<Head> heads(Predicate<String, Object> slice) {
    Projection<Map.Entry<String, Object>, Object[]> keyAndSize =
        Projections.multiAttribute(KEY, RecordForm.SIZE);
    Collection<Object[]> heads =
        entries.call("scan entries", map -> map.project(keyAndSize, slice));
    return heads.stream().map(Head::of).toList();
  }

  private static Predicate<String, Object> predicate(ScanCriteria criteria) {
    Predicate<String, Object> from = Predicates.greaterEqual(RecordForm.DEADLINE, criteria.from());
    return criteria.until() == Long.MAX_VALUE
        ? from
        : Predicates.and(from, Predicates.lessThan(RecordForm.DEADLINE, criteria.until()));
  }

  @Override
  public boolean hasNext() {
    while (!read.hasNext() && (unread.hasNext() || unasked.hasNext())) {
      advance();
    }
    return read.hasNext();
  }

  private void advance() {
    if (unread.hasNext()) {
      fetch(unread.next());
    } else {
      unread = Pages.of(heads(unasked.next()), Head::size).iterator();
    }
  }

  /** A deadline may have moved since the members were asked. */
  private void fetch(List<Head> page) {
    Map<String, StoredRecord<byte[]>> records =
        entries.readAll(page.stream().map(Head::key).toList());
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
   * What is known of an entry without its payload.
   *
   * @param key the entry's key
   * @param size the bytes of its payload
   */
  private record Head(String key, int size) {
    static Head of(Object[] attributes) {
      return new Head((String) attributes[0], (Integer) attributes[1]);
    }
  }
}
