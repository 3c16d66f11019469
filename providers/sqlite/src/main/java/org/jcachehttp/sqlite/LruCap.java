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
 * How much the whole database holds, the least recently used entries going first.
 *
 * <p>Nothing is counted per write: from an exact count on, what is written is added up, and only
 * when that could exceed a limit the entries are counted again and, if need be, evicted down to
 * 15/16 of it. So one process never exceeds a limit; each further one may by a sixteenth.
 *
 * <p>A read costs no write: which entries were read is written down before the next eviction.
 */
final class LruCap {

  private static final int MOST_READS_REMEMBERED = 100_000;
  private static final long UNCOUNTED = Long.MAX_VALUE / 2;

  private final long maxEntries;
  private final long maxBytes;
  private final AtomicLong lastStamp = new AtomicLong();
  private final Map<Long, Long> read = new ConcurrentHashMap<>();

  // Guarded by the writer's session.
  private long entries = UNCOUNTED;
  private long bytes = UNCOUNTED;

  private LruCap(long maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /** The limits that the options set. */
  static LruCap of(Options options) {
    return new LruCap(
        limit(options.get(SqliteOptions.MAX_ENTRIES)), limit(options.get(SqliteOptions.MAX_BYTES)));
  }

  /** No limit. */
  static LruCap none() {
    return new LruCap(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private static long limit(long option) {
    return option == 0 ? Long.MAX_VALUE : option;
  }

  /** Adds the index that only a limit needs. */
  void prepare(Session session) throws SQLException {
    if (isSet()) {
      session.execute("CREATE INDEX IF NOT EXISTS entries_used ON entries (used, size)");
    }
  }

  /** Forgets what it knows of a database that was replaced. */
  void startAgain() {
    entries = UNCOUNTED;
    bytes = UNCOUNTED;
    read.clear();
  }

  private boolean isSet() {
    return maxEntries != Long.MAX_VALUE || maxBytes != Long.MAX_VALUE;
  }

  /** Epoch microseconds, later than any stamp before. */
  long stamp() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return lastStamp.updateAndGet(last -> Math.max(last + 1, now));
  }

  /** Remembers that the row was read. */
  void wasRead(ResultSet row, int idColumn) throws SQLException {
    if (isSet() && read.size() < MOST_READS_REMEMBERED) {
      read.put(row.getLong(idColumn), stamp());
    }
  }

  /** Adds up what was written, and evicts if there could be too much by now. */
  void wasWritten(Session writer, long entriesMore, long bytesMore) throws SQLException {
    if (!isSet()) {
      return;
    }
    entries += entriesMore;
    bytes += bytesMore;
    if (entries > maxEntries || bytes > maxBytes) {
      writer.inTransaction(this::evict);
    }
  }

  private boolean evict(Session session) throws SQLException {
    writeDownReads(session);
    update(session, "DELETE FROM entries WHERE size > ?", maxBytes);
    count(session);
    long toRemove = entries - lowered(maxEntries);
    long toFree = bytes - lowered(maxBytes);
    if (toRemove > 0 || toFree > 0) {
      update(session, "DELETE FROM entries WHERE used <= ?", lastVictim(session, toRemove, toFree));
      count(session);
    }
    return true;
  }

  private static long lowered(long limit) {
    return limit - limit / 16;
  }

  private void writeDownReads(Session session) throws SQLException {
    PreparedStatement update =
        session.statement("UPDATE entries SET used = ?1 WHERE id = ?2 AND used < ?1");
    Map<Long, Long> stamps = Map.copyOf(read);
    for (Map.Entry<Long, Long> entry : stamps.entrySet()) {
      update.setLong(1, entry.getValue());
      update.setLong(2, entry.getKey());
      update.executeUpdate();
      read.remove(entry.getKey(), entry.getValue());
    }
  }

  private void count(Session session) throws SQLException {
    try (ResultSet row =
        session.statement("SELECT count(*), coalesce(sum(size), 0) FROM entries").executeQuery()) {
      entries = row.getLong(1);
      bytes = row.getLong(2);
    }
  }

  private static long lastVictim(Session session, long toRemove, long toFree) throws SQLException {
    long removed = 0;
    long freed = 0;
    long victim = Long.MIN_VALUE;
    try (ResultSet rows =
        session.statement("SELECT used, size FROM entries ORDER BY used").executeQuery()) {
      while ((removed < toRemove || freed < toFree) && rows.next()) {
        victim = rows.getLong(1);
        removed++;
        freed += rows.getLong(2);
      }
    }
    return victim;
  }

  private static void update(Session session, String sql, long parameter) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    statement.setLong(1, parameter);
    statement.executeUpdate();
  }
}
