package org.jcachehttp.mongodb;

import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jcachehttp.storage.internal.Preparation;
import org.jspecify.annotations.Nullable;

/**
 * The database of a client that a thread of its own creates, because the names of the servers of a
 * {@code +srv} address are resolved then. A failed creation is tried again at the next use.
 * Thread-safe.
 */
final class DatabaseSource implements AutoCloseable {

  /** What the driver says too, if the user has closed the client. */
  static final String CLOSED = "state should be: open";

  private final String name;
  private final Supplier<MongoClient> opener;
  private final Consumer<MongoClient> release;
  private final Preparation opening = new Preparation("mongodb-client", this::open);
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;
  private @Nullable MongoClient client;
  private volatile @Nullable MongoDatabase database;

  /**
   * Creates a source without a client.
   *
   * @param opener creates the client, or returns the one that the user gave
   * @param release closes the client, unless the user owns it
   */
  DatabaseSource(String name, Supplier<MongoClient> opener, Consumer<MongoClient> release) {
    this.name = name;
    this.opener = opener;
    this.release = release;
  }

  /** Begins to create the client; a failure is that of a later use. */
  void beginOpening() {
    opening.begin();
  }

  /**
   * Returns the database.
   *
   * @param limit how long to wait for the client
   * @throws com.mongodb.MongoException if the client cannot be created in time
   * @throws IllegalArgumentException if an option of the driver is wrong, or the write concern is
   *     not acknowledged
   * @throws IllegalStateException if this source was closed before its client was created
   */
  MongoDatabase get(Duration limit) {
    MongoDatabase opened = database;
    while (opened == null) {
      awaitOpening(limit);
      opened = database;
    }
    return opened;
  }

  private void awaitOpening(Duration limit) {
    try {
      opening.await(limit);
    } catch (TimeoutException unresolved) {
      throw new MongoTimeoutException(
          "the client was not created in "
              + limit.toMillis()
              + " ms, by the name service of a +srv address or by a busy process");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MongoInterruptedException("interrupted while a client opens", interrupted);
    }
  }

  private void open() {
    requireOpen();
    MongoClient opened = opener.get();
    try {
      MongoDatabase checked = checked(opened.getDatabase(name));
      keep(opened);
      database = checked;
    } catch (IllegalArgumentException | IllegalStateException refused) {
      release.accept(opened);
      throw refused;
    }
  }

  private void requireOpen() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException(CLOSED);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Keeps the client, unless this source was closed while it was created. */
  private void keep(MongoClient opened) {
    lock.lock();
    try {
      requireOpen();
      client = opened;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the database without reads from a secondary, which may not have the latest write. */
  private static MongoDatabase checked(MongoDatabase database) {
    if (!database.getWriteConcern().isAcknowledged()) {
      throw new IllegalArgumentException(
          "option 'w' is 0, with which MongoDB does not report whether a conditional write was"
              + " applied: set 'w' to 1 or more, or to majority");
    }
    return database.withReadPreference(ReadPreference.primary());
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (client != null) {
        release.accept(client);
      }
    } finally {
      lock.unlock();
    }
  }
}
