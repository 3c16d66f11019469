package org.jcachehttp.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.PagedScan.Page;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredEntry;
import org.jcachehttp.storage.StoredRecord;

/** A page of a scan, in the order of the index on region and key. */
final class EntryPage {

  /** Payloads beyond this end a page: a few large ones fill it. */
  private static final int MAX_BYTES = 4 << 20;

  // A parameter has the same number in every query that has it.
  private static final String SELECT =
      "SELECT version, deadline, attributes, payload, key FROM entries WHERE region = ?1"
          + " AND coalesce(deadline, 9223372036854775807) >= ?2";
  private static final String BEFORE = " AND deadline < ?3";
  private static final String AFTER_KEY = " AND key > ?4";
  private static final String IN_ORDER = " ORDER BY key LIMIT " + PagedScan.PAGE_SIZE;

  private EntryPage() {}

  /** The entries of a region that meet the criteria and follow the key. */
  static Page<String, byte[]> read(
      Session session, long region, Optional<String> last, ScanCriteria criteria)
      throws SQLException {
    PreparedStatement select = session.statement(sql(last, criteria));
    select.setLong(1, region);
    select.setLong(2, criteria.from());
    if (isBounded(criteria)) {
      select.setLong(3, criteria.until());
    }
    if (last.isPresent()) {
      select.setString(4, last.get());
    }
    try (ResultSet rows = select.executeQuery()) {
      return page(rows);
    }
  }

  private static String sql(Optional<String> last, ScanCriteria criteria) {
    return SELECT
        + (isBounded(criteria) ? BEFORE : "")
        + (last.isPresent() ? AFTER_KEY : "")
        + IN_ORDER;
  }

  private static boolean isBounded(ScanCriteria criteria) {
    return criteria.until() != Long.MAX_VALUE;
  }

  private static Page<String, byte[]> page(ResultSet rows) throws SQLException {
    List<StoredEntry<String, byte[]>> entries = new ArrayList<>();
    long bytes = 0;
    while (rows.next()) {
      StoredRecord<byte[]> record = EntryRow.record(rows);
      entries.add(new StoredEntry<>(rows.getString(5), record));
      bytes += record.payload().length;
      if (bytes > MAX_BYTES) {
        return new Page<>(entries, false);
      }
    }
    return new Page<>(entries, entries.size() < PagedScan.PAGE_SIZE);
  }
}
