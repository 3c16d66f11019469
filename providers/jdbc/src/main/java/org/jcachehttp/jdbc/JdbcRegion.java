package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.jspecify.annotations.Nullable;

/** The rows of one region. Each change is one statement, and therefore atomic among processes. */
final class JdbcRegion implements Region<String, byte[]> {

  private final Database database;
  private final long id;
  private final OperationTimeouts timeouts;
  private final Optional<Announcements> announcements;
  private volatile @Nullable InvalidationListener<String> listener;

  JdbcRegion(
      Database database,
      long id,
      OperationTimeouts timeouts,
      Optional<Announcements> announcements) {
    this.database = database;
    this.id = id;
    this.timeouts = timeouts;
    this.announcements = announcements;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return database.call(
        "read an entry",
        timeouts.operation(),
        session -> {
          try (PreparedStatement select = keyed(session, session.statements().select(), key);
              ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(EntryRow.record(row)) : Optional.empty();
          }
        });
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    return database.call(
        "read an entry",
        timeouts.operation(),
        session -> {
          try (PreparedStatement select =
                  keyed(session, session.statements().selectMetadata(), key);
              ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(EntryRow.metadata(key, row)) : Optional.empty();
          }
        });
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    for (List<String> page : Pages.of(keys, key -> 0)) {
      found.putAll(
          database.call(
              "read entries", timeouts.bulk(), session -> EntryBatch.read(session, id, page)));
    }
    return found;
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    EntryRow row = new EntryRow(id, key, record);
    Duration timeout = timeouts.forBytes(record.payload().length);
    return database.call("write an entry", timeout, session -> write(session, condition, row));
  }

  private static boolean write(Session session, WriteCondition condition, EntryRow row)
      throws SQLException {
    if (condition instanceof WriteCondition.Version wanted) {
      return replace(session, wanted.version(), row);
    }
    boolean ifAbsent = condition instanceof WriteCondition.Absent;
    Statements statements = session.statements();
    try (PreparedStatement write =
        session.prepare(ifAbsent ? statements.insertIfAbsent() : statements.upsert(1))) {
      row.bindAll(session.dialect(), write, 1);
      return write.executeUpdate() > 0 || !ifAbsent;
    } catch (SQLException failure) {
      if (ifAbsent && Failure.of(failure, session.dialect()) == Failure.DUPLICATE_KEY) {
        return false;
      }
      throw failure;
    }
  }

  private static boolean replace(Session session, long version, EntryRow row) throws SQLException {
    try (PreparedStatement update = session.prepare(session.statements().updateIfVersion())) {
      row.bindRecord(update, 1);
      row.bindKey(session.dialect(), update, 5);
      update.setLong(7, version);
      return update.executeUpdate() == 1;
    }
  }

  /** In the order of keys, so that two of these calls wait for each other without a deadlock. */
  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    List<EntryRow> rows = new ArrayList<>(records.size());
    records.forEach((key, record) -> rows.add(new EntryRow(id, key, record)));
    rows.sort(Comparator.comparing(EntryRow::key));
    for (List<EntryRow> page : Pages.of(rows, row -> row.record().payload().length)) {
      long bytes = page.stream().mapToLong(row -> row.record().payload().length).sum();
      Duration timeout = timeouts.bulk().plus(timeouts.forBytes(bytes));
      int unused =
          database.call("write entries", timeout, session -> EntryBatch.write(session, page));
    }
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    int unused =
        database.call(
            "move a deadline",
            timeouts.operation(),
            session -> {
              try (PreparedStatement update = session.prepare(session.statements().touch())) {
                update.setLong(1, deadline.epochMillis());
                bindKey(session, update, 2, key);
                update.setLong(4, version);
                return update.executeUpdate();
              }
            });
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return !(condition instanceof WriteCondition.Absent)
        && database.call(
            "remove an entry", timeouts.operation(), session -> remove(session, key, condition));
  }

  private boolean remove(Session session, String key, WriteCondition condition)
      throws SQLException {
    Statements statements = session.statements();
    if (condition instanceof WriteCondition.Version wanted) {
      try (PreparedStatement delete = keyed(session, statements.deleteIfVersion(), key)) {
        delete.setLong(3, wanted.version());
        return delete.executeUpdate() == 1;
      }
    }
    try (PreparedStatement delete = keyed(session, statements.delete(), key)) {
      return delete.executeUpdate() == 1;
    }
  }

  @Override
  public long removeAll(Collection<EntryMetadata<String>> entries) {
    long removed = 0;
    for (List<EntryMetadata<String>> page : Pages.of(entries, entry -> 0)) {
      removed +=
          database.call(
              "remove entries", timeouts.bulk(), session -> EntryBatch.remove(session, id, page));
    }
    return removed;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return new PagedScan<>(new EntryScan(database, timeouts.bulk(), id, criteria)::pageAfter);
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    EntryScan scan = new EntryScan(database, timeouts.bulk(), id, criteria);
    return EntryMetadata.ofAll(new PagedScan<>(scan::metadataPageAfter));
  }

  @Override
  public long count() {
    return database.call(
        "count entries",
        timeouts.bulk(),
        session -> {
          try (PreparedStatement count = session.prepare(session.statements().count())) {
            count.setLong(1, id);
            try (ResultSet row = count.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  @Override
  public void clear() {
    long unused = deleteAll("clear a region", "region = ?", id);
  }

  @Override
  public long purgeExpired(long now) {
    return deleteAll("purge expired entries", "region = ? AND deadline <= ?", id, now);
  }

  /** Other processes may delete some rows of a batch at the same time, although there are more. */
  private long deleteAll(String operation, String condition, long... values) {
    long deleted = 0;
    int some;
    do {
      some =
          database.call(
              operation, timeouts.bulk(), session -> Deletion.some(session, condition, values));
      deleted += some;
    } while (some > Statements.BATCH / 2);
    return deleted;
  }

  /** The triggers of the table announce the changes of all processes, whatever their options. */
  @Override
  public boolean subscribe(InvalidationListener<String> added) {
    listener = added;
    announcements.ifPresent(changes -> changes.add(id, added));
    return announcements.isPresent();
  }

  @Override
  public void close() {
    InvalidationListener<String> subscribed = listener;
    if (subscribed != null) {
      announcements.ifPresent(changes -> changes.remove(id, subscribed));
    }
  }

  private PreparedStatement keyed(Session session, String sql, String key) throws SQLException {
    PreparedStatement statement = session.prepare(sql);
    bindKey(session, statement, 1, key);
    return statement;
  }

  private void bindKey(Session session, PreparedStatement statement, int first, String key)
      throws SQLException {
    statement.setLong(first, id);
    session.dialect().setKey(statement, first + 1, key);
  }
}
