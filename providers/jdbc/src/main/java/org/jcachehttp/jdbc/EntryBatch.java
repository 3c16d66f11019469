package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StoredRecord;

/** Statements on many entries: one for as many as the database permits. */
final class EntryBatch {

  private static final int KEY_COLUMN = 5;

  private EntryBatch() {}

  /** Returns the records of those keys that have one. */
  static Map<String, StoredRecord<byte[]>> read(Session session, long region, List<String> keys)
      throws SQLException {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    for (List<String> some : split(keys, session)) {
      try (PreparedStatement select =
          session.prepare(session.statements().selectAll(some.size()))) {
        bindKeys(session, select, region, some);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            found.put(session.dialect().key(rows, KEY_COLUMN), EntryRow.record(rows));
          }
        }
      }
    }
    return found;
  }

  /** Writes the rows unconditionally and returns their number. */
  static int write(Session session, List<EntryRow> rows) throws SQLException {
    for (List<EntryRow> some : split(rows, session)) {
      try (PreparedStatement upsert = session.prepare(session.statements().upsert(some.size()))) {
        for (int i = 0; i < some.size(); i++) {
          some.get(i).bindAll(session.dialect(), upsert, 1 + i * EntryRow.COLUMN_COUNT);
        }
        upsert.executeUpdate();
      }
    }
    return rows.size();
  }

  /** Removes the entries that still have their version, and returns the number of removed ones. */
  static int remove(Session session, long region, List<EntryMetadata<String>> entries)
      throws SQLException {
    int removed = 0;
    for (List<EntryMetadata<String>> some : split(entries, session)) {
      try (PreparedStatement delete =
          session.prepare(session.statements().deleteAllIfVersion(some.size()))) {
        int parameter =
            bindKeys(session, delete, region, some.stream().map(EntryMetadata::key).toList());
        for (EntryMetadata<String> entry : some) {
          session.dialect().setKey(delete, parameter++, entry.key());
          delete.setLong(parameter++, entry.version());
        }
        removed += delete.executeUpdate();
      }
    }
    return removed;
  }

  /** Returns the next parameter. */
  private static int bindKeys(
      Session session, PreparedStatement statement, long region, List<String> keys)
      throws SQLException {
    int parameter = 1;
    statement.setLong(parameter++, region);
    for (String key : keys) {
      session.dialect().setKey(statement, parameter++, key);
    }
    return parameter;
  }

  private static <T> List<List<T>> split(List<T> items, Session session) {
    int size = session.dialect().maxRows();
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      parts.add(items.subList(from, Math.min(items.size(), from + size)));
    }
    return parts;
  }
}
