package org.jcachehttp.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** The rows of one region. Each change is one statement, and therefore atomic among processes. */
final class SqliteRegion implements Region<String, byte[]> {

  private final String name;
  private final Sessions sessions;
  private final LruEviction eviction;

  SqliteRegion(String name, Sessions sessions, LruEviction eviction) {
    this.name = name;
    this.sessions = sessions;
    this.eviction = eviction;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return sessions.read("read an entry", session -> find(session, EntryRow.SELECT, key));
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    return sessions
        .read("read an entry", session -> find(session, EntryRow.SELECT_METADATA, key))
        .map(record -> EntryMetadata.of(key, record));
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    return sessions.read(
        "read entries",
        session -> {
          Map<String, StoredRecord<byte[]>> found = new HashMap<>();
          for (String key : keys) {
            find(session, EntryRow.SELECT, key).ifPresent(record -> found.put(key, record));
          }
          return found;
        });
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    return sessions.write(
        "write an entry",
        session -> {
          long id = session.regions().findOrAdd(session, name);
          EntryRow row = new EntryRow(id, key, record, eviction.nextTimestamp());
          boolean written = row.write(session, condition);
          if (written) {
            eviction.recordWrite(session, 1, row.size());
          }
          return written;
        });
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    sessions.write(
        "write entries",
        session -> {
          long id = session.regions().findOrAdd(session, name);
          List<EntryRow> rows = new ArrayList<>(records.size());
          records.forEach(
              (key, record) -> rows.add(new EntryRow(id, key, record, eviction.nextTimestamp())));
          session.inTransaction(transaction -> EntryRow.writeAll(transaction, rows));
          eviction.recordWrite(session, rows.size(), rows.stream().mapToLong(EntryRow::size).sum());
          return rows;
        });
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    sessions.write(
        "move a deadline",
        session -> {
          PreparedStatement update =
              session.statement(
                  "UPDATE entries SET deadline = ?4 WHERE region = ?1 AND key = ?2 AND version = ?3");
          bind(session, update, key);
          update.setLong(3, version);
          EntryRow.setDeadline(update, 4, deadline);
          return update.executeUpdate();
        });
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return !(condition instanceof WriteCondition.Absent)
        && sessions.write("remove an entry", session -> remove(session, key, condition));
  }

  private boolean remove(Session session, String key, WriteCondition condition)
      throws SQLException {
    String delete = "DELETE FROM entries WHERE region = ?1 AND key = ?2";
    if (condition instanceof WriteCondition.Version wanted) {
      PreparedStatement conditional = session.statement(delete + " AND version = ?3");
      bind(session, conditional, key);
      conditional.setLong(3, wanted.version());
      return conditional.executeUpdate() == 1;
    }
    PreparedStatement unconditional = session.statement(delete);
    bind(session, unconditional, key);
    return unconditional.executeUpdate() == 1;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return paged(id -> EntryPage.ofEntries(id, criteria));
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    return EntryMetadata.ofAll(paged(id -> EntryPage.ofMetadata(id, criteria)));
  }

  private Iterator<Map.Entry<String, StoredRecord<byte[]>>> paged(LongFunction<EntryPage> pages) {
    return new PagedScan<>(
        last ->
            sessions.read("scan entries", session -> pages.apply(id(session)).read(session, last)));
  }

  @Override
  public long removeAll(Collection<EntryMetadata<String>> entries) {
    return sessions.write(
        "remove entries",
        session -> {
          long removed = session.inTransaction(transaction -> removeEach(transaction, entries));
          releaseSpace(session, removed);
          return removed;
        });
  }

  private long removeEach(Session session, Collection<EntryMetadata<String>> entries)
      throws SQLException {
    long removed = 0;
    for (EntryMetadata<String> entry : entries) {
      removed += remove(session, entry.key(), WriteCondition.version(entry.version())) ? 1 : 0;
    }
    return removed;
  }

  @Override
  public long count() {
    return sessions.read(
        "count entries",
        session -> {
          PreparedStatement count =
              session.statement("SELECT count(*) FROM entries WHERE region = ?");
          count.setLong(1, id(session));
          try (ResultSet row = count.executeQuery()) {
            return row.getLong(1);
          }
        });
  }

  @Override
  public void clear() {
    try {
      deleteAll();
    } catch (StorageException failure) {
      // Deleting rows takes space too, which a full disk does not have.
      if (!SqliteErrors.isFull(failure) || !sessions.startAgain()) {
        throw failure;
      }
    }
  }

  private void deleteAll() {
    sessions.write(
        "clear a region",
        session -> {
          PreparedStatement delete = session.statement("DELETE FROM entries WHERE region = ?");
          delete.setLong(1, id(session));
          return deleteAndReleaseSpace(session, delete);
        });
  }

  @Override
  public long purgeExpired(long now) {
    return sessions.write(
        "purge expired entries",
        session -> {
          PreparedStatement delete =
              session.statement("DELETE FROM entries WHERE region = ? AND deadline <= ?");
          delete.setLong(1, id(session));
          delete.setLong(2, now);
          return deleteAndReleaseSpace(session, delete);
        });
  }

  private static long deleteAndReleaseSpace(Session session, PreparedStatement delete)
      throws SQLException {
    long deleted = delete.executeUpdate();
    releaseSpace(session, deleted);
    return deleted;
  }

  private static void releaseSpace(Session session, long deleted) throws SQLException {
    if (deleted > 0) {
      session.execute("PRAGMA incremental_vacuum");
      // The file itself shrinks at a checkpoint; a passive one does not wait for other connections.
      session.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  private Optional<StoredRecord<byte[]>> find(Session session, String columns, String key)
      throws SQLException {
    PreparedStatement select = session.statement(columns);
    bind(session, select, key);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      eviction.recordRead(row, EntryRow.ID_COLUMN);
      return Optional.of(EntryRow.record(row));
    }
  }

  private long id(Session session) throws SQLException {
    return session.regions().find(session, name);
  }

  private void bind(Session session, PreparedStatement statement, String key) throws SQLException {
    statement.setLong(1, id(session));
    statement.setString(2, key);
  }
}
