package org.jcachehttp.faults.vacuum;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What PostgreSQL counts for the table of entries.
 *
 * @param deadRows old versions of rows that wait for a vacuum
 * @param deadParts the same of the parts of large values, which have a table of their own
 * @param updates updated rows
 * @param hotUpdates updated rows that needed no new entries in indexes
 * @param vacuums the number of automatic vacuums
 * @param bytes the size with indexes and large values
 */
record TableState(
    long deadRows, long deadParts, long updates, long hotUpdates, long vacuums, long bytes) {

  private static final String QUERY =
      """
      SELECT entries.n_dead_tup, coalesce(large.n_dead_tup, 0), entries.n_tup_upd,
        entries.n_tup_hot_upd, entries.autovacuum_count, pg_total_relation_size(class.oid)
      FROM pg_class class
      JOIN pg_stat_all_tables entries ON entries.relid = class.oid
      LEFT JOIN pg_stat_all_tables large ON large.relid = class.reltoastrelid
      WHERE class.relname = '%s'
      """;

  /**
   * Asks the server.
   *
   * @param connection a connection to its database
   * @param table the name of the table
   */
  static TableState of(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY.formatted(table))) {
      row.next();
      return new TableState(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6));
    }
  }

  /** Returns the larger of each two figures. */
  TableState orLarger(TableState other) {
    return new TableState(
        Math.max(deadRows, other.deadRows),
        Math.max(deadParts, other.deadParts),
        Math.max(updates, other.updates),
        Math.max(hotUpdates, other.hotUpdates),
        Math.max(vacuums, other.vacuums),
        Math.max(bytes, other.bytes));
  }
}
