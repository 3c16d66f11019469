package org.jcachehttp.jdbc;

import java.util.Collections;

/**
 * The statements on two tables. {@link Dialect} has those that differ between databases.
 *
 * @param tables the tables
 * @param dialect the dialect of the database
 */
record Statements(TableNames tables, Dialect dialect) {

  /** The columns of an entry, in the order of the parameters of each inserting statement. */
  static final String COLUMNS = "region, entry_key, version, deadline, metadata, payload";

  private static final String KEY = " WHERE region = ? AND entry_key = ?";
  private static final String KEY_AND_VERSION = KEY + " AND version = ?";

  /** Returns a statement that inserts rows: parameters in parentheses, separated by commas. */
  static String insert(String entries, String rows) {
    return "INSERT INTO " + entries + " (" + COLUMNS + ") VALUES " + rows;
  }

  /** Returns the text some times, with a separator in between. */
  static String repeated(String text, String separator, int times) {
    return String.join(separator, Collections.nCopies(times, text));
  }

  /** Parameters: region, key. Columns: version, deadline, metadata, payload. */
  String select() {
    return "SELECT version, deadline, metadata, payload FROM " + tables.entries() + KEY;
  }

  /** Parameters: region, key. Columns: version, deadline, metadata. */
  String selectMetadata() {
    return "SELECT version, deadline, metadata FROM " + tables.entries() + KEY;
  }

  /** Parameters: region, keys. Columns: version, deadline, metadata, payload, entry_key. */
  String selectAll(int keys) {
    return ("SELECT version, deadline, metadata, payload, entry_key FROM " + tables.entries())
        + (" WHERE region = ? AND entry_key IN (" + repeated("?", ", ", keys) + ")");
  }

  /** Parameters: those of each row. */
  String upsert(int rows) {
    return dialect.upsert(tables.entries(), rows);
  }

  /** Parameters: those of a row. */
  String insertIfAbsent() {
    return dialect.insertIfAbsent(tables.entries());
  }

  /** Parameters: version, deadline, metadata, payload, region, key, old version. */
  String updateIfVersion() {
    return ("UPDATE " + tables.entries() + " SET version = ?, deadline = ?, metadata = ")
        + (dialect.metadataParameter() + ", payload = ?" + KEY_AND_VERSION);
  }

  /** Parameters: deadline, region, key, version. */
  String touch() {
    return "UPDATE " + tables.entries() + " SET deadline = ?" + KEY_AND_VERSION;
  }

  /** Parameters: region, key. */
  String delete() {
    return "DELETE FROM " + tables.entries() + KEY;
  }

  /** Parameters: region, key, version. */
  String deleteIfVersion() {
    return "DELETE FROM " + tables.entries() + KEY_AND_VERSION;
  }

  /** Parameters: region, keys, then key and version of each entry. */
  String deleteAllIfVersion(int entries) {
    return ("DELETE FROM " + tables.entries() + " WHERE region = ? AND entry_key IN (")
        + (repeated("?", ", ", entries) + ") AND (")
        + (repeated("(entry_key = ? AND version = ?)", " OR ", entries) + ")");
  }

  /** Parameter: region. Column: the number. */
  String count() {
    return "SELECT count(*) FROM " + tables.entries() + " WHERE region = ?";
  }
}
