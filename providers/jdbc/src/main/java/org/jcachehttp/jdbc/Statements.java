package org.jcachehttp.jdbc;

import java.util.Collections;

/** The statements on two tables. {@link Dialect} has those that differ between databases. */
final class Statements {

  /** The columns of an entry, in the order of the parameters of each inserting statement. */
  static final String COLUMNS = "region, entry_key, version, deadline, metadata, payload";

  /** The region in the table of regions that has the layout and the lease of the sweeper. */
  static final long LAYOUT_ROW = 0;

  /** The number of rows that one statement deletes, so that its locks and its log stay small. */
  static final int BATCH = 5_000;

  /**
   * The channel of PostgreSQL on which the triggers announce changes. Parameter: the table of
   * entries. Column: the name.
   */
  static final String SELECT_CHANNEL = "SELECT 'jcache_' || CAST(CAST(? AS regclass) AS oid)";

  private static final String KEY = " WHERE region = ? AND entry_key = ?";
  private static final String KEY_AND_VERSION = KEY + " AND version = ?";

  private final TableNames tables;
  private final Dialect dialect;
  private final String select;
  private final String upsert;
  private final String insertIfAbsent;
  private final String updateIfVersion;

  Statements(TableNames tables, Dialect dialect) {
    this.tables = tables;
    this.dialect = dialect;
    String entries = tables.entries();
    select = "SELECT version, deadline, metadata, payload FROM " + entries + KEY;
    upsert = dialect.upsert(entries, 1);
    insertIfAbsent = dialect.insertIfAbsent(entries);
    updateIfVersion =
        ("UPDATE " + entries + " SET version = ?, deadline = ?, metadata = ")
            + (dialect.metadataParameter() + ", payload = ?" + KEY_AND_VERSION);
  }

  Dialect dialect() {
    return dialect;
  }

  /** Returns the complete name of the table of entries. */
  String entries() {
    return tables.entries();
  }

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
    return select;
  }

  /** Parameters: region, key. Columns: version, deadline, metadata. */
  String selectMetadata() {
    return "SELECT version, deadline, metadata FROM " + tables.entries() + KEY;
  }

  /** Parameters: region, keys. Columns: version, deadline, metadata, payload, key. */
  String selectAll(int keys) {
    return ("SELECT version, deadline, metadata, payload, entry_key FROM " + tables.entries())
        + (" WHERE region = ? AND entry_key IN (" + repeated("?", ", ", keys) + ")");
  }

  /**
   * Parameters: region, first deadline, then those of the condition. Columns: version, deadline,
   * metadata, length of the payload, key.
   *
   * @param condition more conditions, each after AND
   */
  String selectPage(String condition, int rows) {
    return dialect.limited(
        ("SELECT version, deadline, metadata, " + dialect.payloadLength() + ", entry_key FROM ")
            + (tables.entries() + " WHERE region = ? AND deadline >= ?" + condition)
            + " ORDER BY entry_key",
        rows);
  }

  /** Parameters: those of each row. */
  String upsert(int rows) {
    return rows == 1 ? upsert : dialect.upsert(tables.entries(), rows);
  }

  /** Parameters: those of a row. */
  String insertIfAbsent() {
    return insertIfAbsent;
  }

  /** Parameters: version, deadline, metadata, payload, region, key, old version. */
  String updateIfVersion() {
    return updateIfVersion;
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
        + (repeated("entry_key = ? AND version = ?", " OR ", entries) + ")");
  }

  /** Parameters: those of the condition, repeated each time that it occurs. */
  String deleteSome(String condition) {
    return dialect.deleteSome(tables.entries(), condition, BATCH);
  }

  /** Parameter: region. Column: the number. */
  String count() {
    return "SELECT count(*) FROM " + tables.entries() + " WHERE region = ?";
  }

  /** Column: the layout of the tables. Fails if one of them does not exist. */
  String selectLayout() {
    return ("SELECT layout FROM " + tables.regions() + " WHERE id = " + LAYOUT_ROW)
        + (" AND NOT EXISTS (SELECT 1 FROM " + tables.entries() + " WHERE region = 0)");
  }

  /** Parameter: id. Column: name. */
  String selectRegion() {
    return "SELECT name FROM " + tables.regions() + " WHERE id = ?";
  }

  /** Parameters: id, name, layout. */
  String insertRegion() {
    return "INSERT INTO " + tables.regions() + " (id, name, layout) VALUES (?, ?, ?)";
  }

  /** Parameter: id. */
  String deleteRegion() {
    return "DELETE FROM " + tables.regions() + " WHERE id = ?";
  }

  /** Parameters: process, end of the lease, now, process. */
  String takeLease() {
    return ("UPDATE "
            + tables.regions()
            + " SET sweeper = ?, lease_end = ? WHERE id = "
            + LAYOUT_ROW)
        + " AND (lease_end IS NULL OR lease_end <= ? OR sweeper = ?)";
  }
}
