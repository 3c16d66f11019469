package org.jcachehttp.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.PagedScan.Page;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;

/**
 * A query for a page of a scan, in the order of the index on region and key.
 *
 * @param region the id of the region
 * @param criteria the criteria that entries match
 * @param payload the SQL expression of the payload
 */
record EntryPage(long region, ScanCriteria criteria, String payload) {

  /** A page ends when its payloads exceed this size. */
  private static final int MAX_BYTES = 4 << 20;

  // A parameter has the same number in every query.
  private static final String FROM =
      ", key FROM entries WHERE region = ?1" + " AND coalesce(deadline, 9223372036854775807) >= ?2";
  private static final String BEFORE = " AND deadline < ?3";
  private static final String AFTER_KEY = " AND key > ?4";
  private static final int FIRST_METADATA_PARAMETER = 5;
  private static final String IN_ORDER = " ORDER BY key LIMIT " + PagedScan.PAGE_SIZE;

  /** Returns a query for whole entries. */
  static EntryPage ofEntries(long region, ScanCriteria criteria) {
    return new EntryPage(region, criteria, "payload");
  }

  /** Returns a query for entries with an empty payload; stored payloads are not read. */
  static EntryPage ofMetadata(long region, ScanCriteria criteria) {
    return new EntryPage(region, criteria, "x''");
  }

  /** Reads the matching entries after the last key. */
  Page<String, byte[]> read(Session session, Optional<String> last) throws SQLException {
    PreparedStatement select = session.statement(sql(last));
    select.setLong(1, region);
    select.setLong(2, criteria.from());
    if (isBounded()) {
      select.setLong(3, criteria.until());
    }
    if (last.isPresent()) {
      select.setString(4, last.get());
    }
    bindMetadata(select);
    try (ResultSet rows = select.executeQuery()) {
      return page(rows);
    }
  }

  private void bindMetadata(PreparedStatement select) throws SQLException {
    int parameter = FIRST_METADATA_PARAMETER;
    for (Map.Entry<String, String> wanted : criteria.metadata().entrySet()) {
      select.setString(parameter++, "$.\"" + wanted.getKey() + '"');
      select.setString(parameter++, wanted.getValue());
    }
  }

  private String sql(Optional<String> last) {
    StringBuilder sql =
        new StringBuilder("SELECT version, deadline, metadata, ").append(payload).append(FROM);
    sql.append(isBounded() ? BEFORE : "").append(last.isPresent() ? AFTER_KEY : "");
    for (int i = 0; i < criteria.metadata().size(); i++) {
      int path = FIRST_METADATA_PARAMETER + 2 * i;
      // json_extract fails on damaged metadata, which would fail the whole query.
      sql.append(" AND CASE WHEN json_valid(metadata) THEN json_extract(metadata, ?")
          .append(path)
          .append(") END = ?")
          .append(path + 1);
    }
    return sql.append(IN_ORDER).toString();
  }

  private boolean isBounded() {
    return criteria.until() != Long.MAX_VALUE;
  }

  private static Page<String, byte[]> page(ResultSet rows) throws SQLException {
    List<Map.Entry<String, StoredRecord<byte[]>>> entries = new ArrayList<>();
    long bytes = 0;
    while (rows.next()) {
      StoredRecord<byte[]> record = EntryRow.record(rows);
      entries.add(Map.entry(rows.getString(5), record));
      bytes += record.payload().length;
      if (bytes > MAX_BYTES) {
        return new Page<>(entries, false);
      }
    }
    return new Page<>(entries, entries.size() < PagedScan.PAGE_SIZE);
  }
}
