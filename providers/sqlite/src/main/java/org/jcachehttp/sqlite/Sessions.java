package org.jcachehttp.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;

/**
 * One session for writes and, in WAL mode, several sessions for concurrent reads. All of them
 * connect again if the database was replaced, or if it is damaged and may be replaced.
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

  /** Opens the database; replaces a damaged one if it contains only a cache. */
  static Sessions open(Database database) {
    ConnectionSource source = database.source();
    Session writer = new Session(source);
    try {
      openOrReplace(database, writer);
      List<Session> readers =
          writer.call("read the journal mode", Sessions::allowsConcurrentReads)
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
      if (!database.isRepairable(failure)) {
        throw failure;
      }
      writer.disconnect();
      database.replace(CacheFile::setAside);
      database.open(writer);
    }
  }

  /** Without a write-ahead log a reader blocks the writer, so that one session is better. */
  private static boolean allowsConcurrentReads(Session session) throws SQLException {
    return session.value("PRAGMA journal_mode").equals("wal");
  }

  /** Runs a read-only operation. */
  <T> T read(String operation, Session.Work<T> work) {
    return mended(() -> readOnce(operation, work));
  }

  private <T> T readOnce(String operation, Session.Work<T> work) {
    Session session = lockReader();
    try {
      return session.call(operation, work);
    } finally {
      session.unlock();
    }
  }

  /** Runs an operation that may write. */
  <T> T write(String operation, Session.Work<T> work) {
    return mended(() -> writer.call(operation, work));
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
      } else if (database.isRepairable(failure)) {
        renew(before, CacheFile::setAside);
      } else {
        throw failure;
      }
      return call.get();
    }
  }

  /** Deletes the whole database and creates a new one; returns whether that is allowed. */
  boolean startAgain() {
    boolean allowed = database.mayBeReplaced();
    if (allowed) {
      renew(renewals.get(), CacheFile::delete);
    }
    return allowed;
  }

  /** Connects all sessions to the new database, once for all threads. */
  private void renew(int before, Database.Replacement replacement) {
    renewing.lock();
    try {
      if (renewals.get() != before) {
        return;
      }
      writer.lock();
      readers.forEach(Session::lock);
      try {
        readers.forEach(Session::disconnect);
        writer.disconnect();
        database.replace(replacement);
        database.open(writer);
        renewals.incrementAndGet();
      } finally {
        readers.forEach(Session::unlock);
        writer.unlock();
      }
    } finally {
      renewing.unlock();
    }
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
