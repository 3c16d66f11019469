package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StoredRecord;

/**
 * A record as a row of the table of entries. A deadline is epoch milliseconds; that of an eternal
 * entry is the greatest number.
 *
 * @param region the id of its region
 * @param key the key
 * @param record the record
 * @param metadata the record's metadata as text
 */
record EntryRow(long region, String key, StoredRecord<byte[]> record, String metadata) {

  /** The number of {@link Statements#COLUMNS}. */
  static final int COLUMN_COUNT = 6;

  private static final byte[] EMPTY = {};

  /** Creates the row of a record. */
  EntryRow(long region, String key, StoredRecord<byte[]> record) {
    this(region, key, record, MetadataColumn.write(record.metadata()));
  }

  /** Binds {@link Statements#COLUMNS}. */
  void bindAll(Dialect dialect, PreparedStatement statement, int first) throws SQLException {
    bindKey(dialect, statement, first);
    bindRecord(statement, first + 2);
  }

  /** Binds the region and the key. */
  void bindKey(Dialect dialect, PreparedStatement statement, int first) throws SQLException {
    statement.setLong(first, region);
    dialect.setKey(statement, first + 1, key);
  }

  /** Binds version, deadline, metadata and payload. */
  void bindRecord(PreparedStatement statement, int first) throws SQLException {
    statement.setLong(first, record.version());
    statement.setLong(first + 1, record.deadline().epochMillis());
    statement.setString(first + 2, metadata);
    statement.setBytes(first + 3, record.payload());
  }

  /** Returns the record in the columns version, deadline, metadata and payload. */
  static StoredRecord<byte[]> record(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes(4);
    return new StoredRecord<>(
        row.getLong(1),
        new Deadline(row.getLong(2)),
        MetadataColumn.read(row.getString(3)),
        // In Oracle an empty value is NULL.
        payload == null ? EMPTY : payload);
  }

  /** Returns the entry in the columns version, deadline and metadata. */
  static EntryMetadata<String> metadata(String key, ResultSet row) throws SQLException {
    return new EntryMetadata<>(
        key, row.getLong(1), new Deadline(row.getLong(2)), MetadataColumn.read(row.getString(3)));
  }
}
