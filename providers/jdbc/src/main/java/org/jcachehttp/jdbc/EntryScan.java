package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.PagedScan.Page;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;

/**
 * The pages of a scan, in the order of keys. A page of whole entries has two queries: one for the
 * metadata and the lengths, and one for as many payloads as may be in memory together.
 *
 * @param database the database
 * @param timeout the timeout of a query
 * @param region the id of the region
 * @param criteria the criteria that entries match
 */
record EntryScan(Database database, Duration timeout, long region, ScanCriteria criteria) {

  /** A page ends when its payloads exceed this size. */
  private static final int MAX_BYTES = 4 << 20;

  private static final int LENGTH_COLUMN = 4;
  private static final int KEY_COLUMN = 5;
  private static final byte[] NO_PAYLOAD = {};

  private record Found(EntryMetadata<String> entry, long bytes) {}

  /** Returns the matching entries after the last key, with empty payloads. */
  Page<String, byte[]> metadataPageAfter(Optional<String> last) {
    return pageAfter(last, PagedScan.PAGE_SIZE * (long) MAX_BYTES, this::withoutPayloads);
  }

  /** Returns the matching entries after the last key. */
  Page<String, byte[]> pageAfter(Optional<String> last) {
    return pageAfter(last, MAX_BYTES, this::withPayloads);
  }

  @FunctionalInterface
  private interface Completion {
    List<Map.Entry<String, StoredRecord<byte[]>>> complete(List<EntryMetadata<String>> entries);
  }

  /** Entries that do not match, or vanish meanwhile, may leave a page empty. */
  private Page<String, byte[]> pageAfter(
      Optional<String> last, long maxBytes, Completion completion) {
    Optional<String> after = last;
    while (true) {
      Optional<String> start = after;
      List<Found> page = database.call("scan entries", timeout, session -> query(session, start));
      List<Found> some = upTo(maxBytes, page);
      List<Map.Entry<String, StoredRecord<byte[]>>> entries = completion.complete(matching(some));
      boolean isLast = page.size() < PagedScan.PAGE_SIZE && some.size() == page.size();
      if (isLast || !entries.isEmpty()) {
        return new Page<>(entries, isLast);
      }
      after = Optional.of(some.get(some.size() - 1).entry().key());
    }
  }

  private List<Found> query(Session session, Optional<String> after) throws SQLException {
    ScanConditions conditions = new ScanConditions(criteria, after, session.dialect());
    String sql = session.statements().selectPage(conditions.sql(), PagedScan.PAGE_SIZE);
    List<Found> found = new ArrayList<>();
    try (PreparedStatement select = session.prepare(sql)) {
      select.setLong(1, region);
      select.setLong(2, criteria.from());
      conditions.bind(select, 3);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String key = session.dialect().key(rows, KEY_COLUMN);
          found.add(new Found(EntryRow.metadata(key, rows), rows.getLong(LENGTH_COLUMN)));
        }
      }
    }
    return found;
  }

  /** Returns at least the first one, if there is any. */
  private static List<Found> upTo(long maxBytes, List<Found> page) {
    long bytes = 0;
    for (int i = 0; i < page.size(); i++) {
      bytes += page.get(i).bytes();
      if (bytes > maxBytes) {
        return page.subList(0, Math.max(1, i));
      }
    }
    return page;
  }

  /** A database may compare texts by another rule, or not at all. */
  private List<EntryMetadata<String>> matching(List<Found> found) {
    return found.stream()
        .map(Found::entry)
        .filter(entry -> criteria.matches(entry.deadline(), entry.metadata()))
        .toList();
  }

  private List<Map.Entry<String, StoredRecord<byte[]>>> withoutPayloads(
      List<EntryMetadata<String>> entries) {
    return entries.stream()
        .map(
            entry ->
                Map.entry(
                    entry.key(),
                    new StoredRecord<>(
                        entry.version(), entry.deadline(), entry.metadata(), NO_PAYLOAD)))
        .toList();
  }

  private List<Map.Entry<String, StoredRecord<byte[]>>> withPayloads(
      List<EntryMetadata<String>> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<String> keys = entries.stream().map(EntryMetadata::key).toList();
    Map<String, StoredRecord<byte[]>> records =
        database.call("scan entries", timeout, session -> EntryBatch.read(session, region, keys));
    List<Map.Entry<String, StoredRecord<byte[]>>> found = new ArrayList<>();
    for (String key : keys) {
      StoredRecord<byte[]> record = records.get(key);
      if (record != null && criteria.matches(record)) {
        found.add(Map.entry(key, record));
      }
    }
    return found;
  }
}
