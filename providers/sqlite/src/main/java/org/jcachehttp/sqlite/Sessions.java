package org.jcachehttp.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** One session for writes and, in WAL mode, several sessions for concurrent reads. */
final class Sessions implements AutoCloseable {

  private final Session writer;
  private final List<Session> readers;

  /** Creates sessions on a database that {@link Schema} has prepared. */
  Sessions(Session writer, ConnectionSource source) {
    this.writer = writer;
    this.readers =
        writer.call("read the journal mode", Sessions::allowsConcurrentReads)
            ? Stream.generate(() -> new Session(source)).limit(source.readers()).toList()
            : List.of();
  }

  /** Without a write-ahead log a reader blocks the writer, so that one session is better. */
  private static boolean allowsConcurrentReads(Session session) throws SQLException {
    return session.value("PRAGMA journal_mode").equals("wal");
  }

  /** Runs a read-only operation. */
  <T> T read(String operation, Session.Work<T> work) {
    Session session = lockReader();
    try {
      return session.call(operation, work);
    } finally {
      session.unlock();
    }
  }

  /** Runs an operation that may write. */
  <T> T write(String operation, Session.Work<T> work) {
    return writer.call(operation, work);
  }

  /**
   * Prefers one reader per thread, because its pages are in the cache of the thread's processor.
   */
  private Session lockReader() {
    int count = readers.size();
    if (count == 0) {
      writer.lock();
      return writer;
    }
    int preferred = (int) (Thread.currentThread().getId() % count);
    for (int i = 0; i < count; i++) {
      Session candidate = readers.get((preferred + i) % count);
      if (candidate.tryLock()) {
        return candidate;
      }
    }
    Session session = readers.get(preferred);
    session.lock();
    return session;
  }

  @Override
  public void close() {
    readers.forEach(Session::close);
    writer.close();
  }
}
