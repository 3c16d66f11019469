package org.jcachehttp.redisson;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;

/**
 * A scan that looks at a page of heads, then fetches the records that meet the criteria, a few
 * megabytes at a time.
 */
final class EntryScan implements Iterator<Map.Entry<String, StoredRecord<byte[]>>> {

  private final HeadPages heads;
  private final Function<List<String>, Map<String, StoredRecord<byte[]>>> reader;
  private final ScanCriteria criteria;
  private Iterator<List<Head>> unread = Collections.emptyIterator();
  private Iterator<Map.Entry<String, StoredRecord<byte[]>>> read = Collections.emptyIterator();

  /**
   * A scan.
   *
   * @param reader fetches the records that are still there, in one round trip
   */
  EntryScan(
      HeadPages heads,
      Function<List<String>, Map<String, StoredRecord<byte[]>>> reader,
      ScanCriteria criteria) {
    this.heads = heads;
    this.reader = reader;
    this.criteria = criteria;
  }

  @Override
  public boolean hasNext() {
    while (!read.hasNext() && (unread.hasNext() || fetchHeads())) {
      if (unread.hasNext()) {
        fetchRecords(unread.next());
      }
    }
    return read.hasNext();
  }

  private boolean fetchHeads() {
    Optional<List<Head>> page = heads.next();
    page.ifPresent(
        met -> {
          List<Head> wanted =
              met.stream().filter(head -> criteria.matches(head.deadline())).toList();
          unread = Pages.of(wanted, Head::size).iterator();
        });
    return page.isPresent();
  }

  /** A deadline may have moved since its head was looked at. */
  private void fetchRecords(List<Head> page) {
    Map<String, StoredRecord<byte[]>> records = reader.apply(page.stream().map(Head::key).toList());
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
}
