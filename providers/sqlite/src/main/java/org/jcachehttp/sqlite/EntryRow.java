package org.jcachehttp.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * A record as a row of the table {@code entries}.
 *
 * @param region the id of its region
 * @param key the key
 * @param record the record
 * @param metadata the record's metadata in JSON
 * @param timestamp the time of the write, in epoch microseconds
 */
record EntryRow(
    long region, String key, StoredRecord<byte[]> record, String metadata, long timestamp) {

  /** The columns that {@link #record(ResultSet)} reads, then the row's id. */
  static final String SELECT =
      "SELECT version, deadline, metadata, payload, id FROM entries WHERE region = ? AND key = ?";

  /** The same columns, with an empty payload. */
  static final String SELECT_METADATA = SELECT.replace("payload", "x''");

  static final int ID_COLUMN = 5;

  private static final String INSERT =
      "INSERT INTO entries"
          + " (region, key, version, deadline, metadata, size, created, used, payload)"
          + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

  private static final String SET_ALL =
      " SET version = ?3, deadline = ?4, metadata = ?5, size = ?6, created = ?7, used = ?8,"
          + " payload = ?9";

  private static final String WRITE_IF_ABSENT = INSERT + " ON CONFLICT DO NOTHING";

  private static final String UPSERT = INSERT + " ON CONFLICT (region, key) DO UPDATE" + SET_ALL;

  private static final String WRITE_IF_VERSION =
      "UPDATE entries" + SET_ALL + " WHERE region = ?1 AND key = ?2 AND version = ?10";

  /** Creates the row of a record. */
  EntryRow(long region, String key, StoredRecord<byte[]> record, long timestamp) {
    this(region, key, record, MetadataJson.write(record.metadata()), timestamp);
  }

  /** Returns the size of the entry for a limit in bytes. */
  long size() {
    return (long) key.getBytes(UTF_8).length
        + metadata.getBytes(UTF_8).length
        + record.payload().length;
  }

  /** Writes the row if the condition holds, and returns whether it did. */
  boolean write(Session session, WriteCondition condition) throws SQLException {
    if (condition instanceof WriteCondition.Version wanted) {
      PreparedStatement update = session.statement(WRITE_IF_VERSION);
      update.setLong(10, wanted.version());
      return execute(update);
    }
    boolean ifAbsent = condition instanceof WriteCondition.Absent;
    return execute(session.statement(ifAbsent ? WRITE_IF_ABSENT : UPSERT));
  }

  /** Writes the rows unconditionally and returns their number. */
  static int writeAll(Session session, List<EntryRow> rows) throws SQLException {
    PreparedStatement upsert = session.statement(UPSERT);
    for (EntryRow row : rows) {
      row.execute(upsert);
    }
    return rows.size();
  }

  private boolean execute(PreparedStatement statement) throws SQLException {
    statement.setLong(1, region);
    statement.setString(2, key);
    statement.setLong(3, record.version());
    setDeadline(statement, 4, record.deadline());
    statement.setString(5, metadata);
    statement.setLong(6, size());
    statement.setLong(7, timestamp / 1000);
    statement.setLong(8, timestamp);
    statement.setBytes(9, record.payload());
    return statement.executeUpdate() == 1;
  }

  /** Binds a deadline; {@link Deadline#NEVER} is NULL, which the index excludes. */
  static void setDeadline(PreparedStatement statement, int parameter, Deadline deadline)
      throws SQLException {
    if (deadline.isNever()) {
      statement.setNull(parameter, Types.INTEGER);
    } else {
      statement.setLong(parameter, deadline.epochMillis());
    }
  }

  /** Returns the record in a row that begins with the columns of {@link #SELECT}. */
  static StoredRecord<byte[]> record(ResultSet row) throws SQLException {
    return new StoredRecord<>(
        row.getLong(1), deadline(row), MetadataJson.readLazily(row.getString(3)), row.getBytes(4));
  }

  private static Deadline deadline(ResultSet row) throws SQLException {
    long millis = row.getLong(2);
    // NULL reads as zero, so that wasNull is only called for a zero.
    return millis == 0 && row.wasNull() ? Deadline.NEVER : new Deadline(millis);
  }
}
