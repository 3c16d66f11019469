package org.jcachehttp.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** One session that writes, and several that read beside it where the database lets them. */
final class Sessions implements AutoCloseable {

  private final Session writer;
  private final List<Session> readers;

  /** Sessions over a database that {@link Schema} has prepared through the writer. */
  Sessions(Session writer, ConnectionSource source) {
    this.writer = writer;
    this.readers =
        writer.call("find the journal mode", Sessions::readsBesideWrites)
            ? Stream.generate(() -> new Session(source)).limit(source.readers()).toList()
            : List.of();
  }

  /** Without a write-ahead log a reader locks out the writer: both better take turns here. */
  private static boolean readsBesideWrites(Session session) throws SQLException {
    return session.value("PRAGMA journal_mode").equals("wal");
  }

  /** Does work that writes nothing. */
  <T> T read(String doing, Session.Work<T> work) {
    Session session = enteredReader();
    try {
      return session.call(doing, work);
    } finally {
      session.leave();
    }
  }

  /** Does work that may write. */
  <T> T write(String doing, Session.Work<T> work) {
    return writer.call(doing, work);
  }

  /**
   * A thread keeps to its own reader, whose pages are in the processor's cache, while it is free.
   */
  private Session enteredReader() {
    int count = readers.size();
    if (count == 0) {
      writer.enter();
      return writer;
    }
    int own = (int) (Thread.currentThread().getId() % count);
    for (int i = 0; i < count; i++) {
      Session candidate = readers.get((own + i) % count);
      if (candidate.tryEnter()) {
        return candidate;
      }
    }
    Session session = readers.get(own);
    session.enter();
    return session;
  }

  @Override
  public void close() {
    readers.forEach(Session::close);
    writer.close();
  }
}
