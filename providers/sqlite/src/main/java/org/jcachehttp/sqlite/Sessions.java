package org.jcachehttp.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;

/**
 * One session that writes, and several that read beside it where the database lets them. When the
 * database was replaced, or is damaged and may be replaced, all of them connect again.
 */
final class Sessions implements AutoCloseable {

  private final Database database;
  private final Session writer;
  private final List<Session> readers;
  private final ReentrantLock renewing = new ReentrantLock();
  private final AtomicInteger renewals = new AtomicInteger();

  private Sessions(Database database, Session writer, List<Session> readers) {
    this.database = database;
    this.writer = writer;
    this.readers = readers;
  }

  /** Opens the database, in the place of a damaged one if that may be replaced. */
  static Sessions open(Database database) {
    ConnectionSource source = database.source();
    Session writer = new Session(source);
    try {
      openOrReplace(database, writer);
      List<Session> readers =
          writer.call("find the journal mode", Sessions::readsBesideWrites)
              ? Stream.generate(() -> new Session(source)).limit(source.readers()).toList()
              : List.of();
      return new Sessions(database, writer, readers);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static void openOrReplace(Database database, Session writer) {
    try {
      database.open(writer);
    } catch (StorageException failure) {
      if (!database.isMendable(failure)) {
        throw failure;
      }
      writer.disconnect();
      database.replace(CacheFile::setAside);
      database.open(writer);
    }
  }

  /** Without a write-ahead log a reader locks out the writer: both better take turns here. */
  private static boolean readsBesideWrites(Session session) throws SQLException {
    return session.value("PRAGMA journal_mode").equals("wal");
  }

  /** Does work that writes nothing. */
  <T> T read(String doing, Session.Work<T> work) {
    return mended(() -> readOnce(doing, work));
  }

  private <T> T readOnce(String doing, Session.Work<T> work) {
    Session session = enteredReader();
    try {
      return session.call(doing, work);
    } finally {
      session.leave();
    }
  }

  /** Does work that may write. */
  <T> T write(String doing, Session.Work<T> work) {
    return mended(() -> writer.call(doing, work));
  }

  private <T> T mended(Supplier<T> call) {
    int before = renewals.get();
    if (database.wasReplaced()) {
      renew(before, file -> {});
      before = renewals.get();
    }
    try {
      return call.get();
    } catch (StorageException failure) {
      if (database.isGone()) {
        renew(before, file -> {});
      } else if (database.isMendable(failure)) {
        renew(before, CacheFile::setAside);
      } else {
        throw failure;
      }
      return call.get();
    }
  }

  /** Deletes the whole database and begins a new one; returns whether that is allowed. */
  boolean startAgain() {
    boolean allowed = database.mayBeReplaced();
    if (allowed) {
      renew(renewals.get(), CacheFile::delete);
    }
    return allowed;
  }

  /** Connects all sessions to the database that replaces the present one, once for all threads. */
  private void renew(int before, Database.Replacement replacement) {
    renewing.lock();
    try {
      if (renewals.get() != before) {
        return;
      }
      writer.enter();
      readers.forEach(Session::enter);
      try {
        readers.forEach(Session::disconnect);
        writer.disconnect();
        database.replace(replacement);
        database.open(writer);
        renewals.incrementAndGet();
      } finally {
        readers.forEach(Session::leave);
        writer.leave();
      }
    } finally {
      renewing.unlock();
    }
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
