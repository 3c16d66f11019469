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
 * A page of a scan, in the order of the index on region and key.
 *
 * @param region the id of the region
 * @param criteria which entries are met
 * @param payload the column or value that is read as payload
 */
record EntryPage(long region, ScanCriteria criteria, String payload) {

  /** Payloads beyond this end a page: a few large ones fill it. */
  private static final int MAX_BYTES = 4 << 20;

  // A parameter has the same number in every query that has it.
  private static final String FROM =
      ", key FROM entries WHERE region = ?1" + " AND coalesce(deadline, 9223372036854775807) >= ?2";
  private static final String BEFORE = " AND deadline < ?3";
  private static final String AFTER_KEY = " AND key > ?4";
  private static final int FIRST_ATTRIBUTE = 5;
  private static final String IN_ORDER = " ORDER BY key LIMIT " + PagedScan.PAGE_SIZE;

  /** Pages of whole entries. */
  static EntryPage ofEntries(long region, ScanCriteria criteria) {
    return new EntryPage(region, criteria, "payload");
  }

  /** Pages of entries with an empty payload: the one they have is not even read from the file. */
  static EntryPage ofHeads(long region, ScanCriteria criteria) {
    return new EntryPage(region, criteria, "x''");
  }

  /** The entries of the region that meet the criteria and follow the key. */
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
    int parameter = FIRST_ATTRIBUTE;
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
      int path = FIRST_ATTRIBUTE + 2 * i;
      // Damaged metadata has no value, and are no error of all other entries.
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
