package org.jcachehttp.redis;

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
 * A scan that fetches a page of headers, then the records that match the criteria, a few megabytes
 * at a time.
 */
final class EntryScan implements Iterator<Map.Entry<String, StoredRecord<byte[]>>> {

  private final HeaderPages headers;
  private final Function<List<String>, Map<String, StoredRecord<byte[]>>> reader;
  private final ScanCriteria criteria;
  private Iterator<List<EntryHeader>> unread = Collections.emptyIterator();
  private Iterator<Map.Entry<String, StoredRecord<byte[]>>> read = Collections.emptyIterator();

  /**
   * Creates a scan.
   *
   * @param reader fetches the records that still exist, in one round trip
   */
  EntryScan(
      HeaderPages headers,
      Function<List<String>, Map<String, StoredRecord<byte[]>>> reader,
      ScanCriteria criteria) {
    this.headers = headers;
    this.reader = reader;
    this.criteria = criteria;
  }

  @Override
  public boolean hasNext() {
    while (!read.hasNext() && (unread.hasNext() || fetchHeaders())) {
      if (unread.hasNext()) {
        fetchRecords(unread.next());
      }
    }
    return read.hasNext();
  }

  private boolean fetchHeaders() {
    Optional<List<EntryHeader>> page = headers.next();
    page.ifPresent(
        found -> {
          List<EntryHeader> wanted =
              found.stream().filter(header -> criteria.matches(header.deadline())).toList();
          unread = Pages.of(wanted, EntryHeader::size).iterator();
        });
    return page.isPresent();
  }

  /** Checks the criteria again, because a deadline may have moved meanwhile. */
  private void fetchRecords(List<EntryHeader> page) {
    Map<String, StoredRecord<byte[]>> records =
        reader.apply(page.stream().map(EntryHeader::key).toList());
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
