package org.jcachehttp.mongodb;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database of a client that is created at its first use, because the names of the servers of a
 * {@code +srv} address are resolved then. A failed creation is tried again at the next use.
 * Thread-safe.
 */
final class DatabaseSource implements AutoCloseable {

  private final String name;
  private final Supplier<MongoClient> opener;
  private final Consumer<MongoClient> release;
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

  /**
   * Returns the database.
   *
   * @throws com.mongodb.MongoException if the names of the servers cannot be resolved
   * @throws IllegalArgumentException if the write concern is not acknowledged
   * @throws IllegalStateException if this source was closed before its client was created
   */
  MongoDatabase get() {
    MongoDatabase opened = database;
    return opened == null ? open() : opened;
  }

  private MongoDatabase open() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      if (client == null) {
        client = opener.get();
      }
      MongoDatabase opened = client.getDatabase(name);
      requireAcknowledged(opened);
      // A secondary may not have the latest write yet.
      opened = opened.withReadPreference(ReadPreference.primary());
      database = opened;
      return opened;
    } finally {
      lock.unlock();
    }
  }

  private static void requireAcknowledged(MongoDatabase database) {
    if (!database.getWriteConcern().isAcknowledged()) {
      throw new IllegalArgumentException(
          "option 'w' is 0, with which MongoDB does not report whether a conditional write was"
              + " applied: set 'w' to 1 or more, or to majority");
    }
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
