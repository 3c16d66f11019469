package org.jcachehttp.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.option.Options;

/**
 * Limits the size of the whole database by evicting the least recently used entries.
 *
 * <p>A write adds its size to an upper bound. When the bound exceeds a limit, the entries are
 * counted and evicted down to 15/16 of the limit. One process therefore never exceeds a limit; each
 * further process may exceed it by a sixteenth.
 *
 * <p>A read writes nothing: the times of reads are kept in memory until the next eviction.
 */
final class LruEviction {

  private static final int MAX_TRACKED_READS = 100_000;
  private static final long UNCOUNTED = Long.MAX_VALUE / 2;

  private final long maxEntries;
  private final long maxBytes;
  private final AtomicLong lastTimestamp = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final Map<Long, Long> lastReads = new ConcurrentHashMap<>();

  // Upper bounds, guarded by the writer's session.
  private long entries = UNCOUNTED;
  private long bytes = UNCOUNTED;

  private LruEviction(long maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /** Returns the limits in the options. */
  static LruEviction of(Options options) {
    return new LruEviction(
        limit(options.get(SqliteOptions.MAX_ENTRIES)), limit(options.get(SqliteOptions.MAX_BYTES)));
  }

  /** Returns an eviction without limits. */
  static LruEviction unlimited() {
    return new LruEviction(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private static long limit(long option) {
    return option == 0 ? Long.MAX_VALUE : option;
  }

  /** Creates the index that an eviction needs. */
  void prepare(Session session) throws SQLException {
    if (isLimited()) {
      session.execute("CREATE INDEX IF NOT EXISTS entries_used ON entries (used, size)");
    }
  }

  /** Forgets everything about a database that was replaced. */
  void startAgain() {
    entries = UNCOUNTED;
    bytes = UNCOUNTED;
    lastReads.clear();
  }

  /** Returns the number of entries that were evicted. */
  long evicted() {
    return evicted.get();
  }

  private boolean isLimited() {
    return maxEntries != Long.MAX_VALUE || maxBytes != Long.MAX_VALUE;
  }

  /** Returns the current time in epoch microseconds; later than every earlier result. */
  long nextTimestamp() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return lastTimestamp.updateAndGet(last -> Math.max(last + 1, now));
  }

  /** Records that the row was read now. */
  void recordRead(ResultSet row, int idColumn) throws SQLException {
    if (isLimited() && lastReads.size() < MAX_TRACKED_READS) {
      lastReads.put(row.getLong(idColumn), nextTimestamp());
    }
  }

  /** Records a write, and evicts entries if a limit may be exceeded. */
  void recordWrite(Session writer, long writtenEntries, long writtenBytes) throws SQLException {
    if (!isLimited()) {
      return;
    }
    entries += writtenEntries;
    bytes += writtenBytes;
    if (entries > maxEntries || bytes > maxBytes) {
      writer.inTransaction(this::evict);
    }
  }

  private boolean evict(Session session) throws SQLException {
    storeLastReads(session);
    long removed = update(session, "DELETE FROM entries WHERE size > ?", maxBytes);
    count(session);
    long entriesToRemove = entries - reduced(maxEntries);
    long bytesToFree = bytes - reduced(maxBytes);
    if (entriesToRemove > 0 || bytesToFree > 0) {
      long lastUse = lastUseToEvict(session, entriesToRemove, bytesToFree);
      removed += update(session, "DELETE FROM entries WHERE used <= ?", lastUse);
      count(session);
    }
    evicted.addAndGet(removed);
    return true;
  }

  private static long reduced(long limit) {
    return limit - limit / 16;
  }

  private void storeLastReads(Session session) throws SQLException {
    PreparedStatement update =
        session.statement("UPDATE entries SET used = ?1 WHERE id = ?2 AND used < ?1");
    for (Map.Entry<Long, Long> entry : Map.copyOf(lastReads).entrySet()) {
      update.setLong(1, entry.getValue());
      update.setLong(2, entry.getKey());
      update.executeUpdate();
      lastReads.remove(entry.getKey(), entry.getValue());
    }
  }

  private void count(Session session) throws SQLException {
    try (ResultSet row =
        session.statement("SELECT count(*), coalesce(sum(size), 0) FROM entries").executeQuery()) {
      entries = row.getLong(1);
      bytes = row.getLong(2);
    }
  }

  /** Returns the time of use of the most recently used entry that must be evicted. */
  private static long lastUseToEvict(Session session, long entriesToRemove, long bytesToFree)
      throws SQLException {
    long removed = 0;
    long freed = 0;
    long lastUse = Long.MIN_VALUE;
    try (ResultSet rows =
        session.statement("SELECT used, size FROM entries ORDER BY used").executeQuery()) {
      while ((removed < entriesToRemove || freed < bytesToFree) && rows.next()) {
        lastUse = rows.getLong(1);
        removed++;
        freed += rows.getLong(2);
      }
    }
    return lastUse;
  }

  private static int update(Session session, String sql, long parameter) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    statement.setLong(1, parameter);
    return statement.executeUpdate();
  }
}
