package org.jcachehttp.mongodb;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;

/** A database with a collection for each region, shared by any number of processes. */
final class MongoDbStorage implements ByteStorage {

  private final String description;
  private final MongoDatabase database;
  private final StorageSettings settings;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Creates a storage without a request to the server.
   *
   * @param release closes the client, unless the user owns it
   */
  MongoDbStorage(
      String description, MongoDatabase database, StorageSettings settings, Runnable release) {
    if (!database.getWriteConcern().isAcknowledged()) {
      throw new IllegalArgumentException(
          "option 'w' is 0, with which MongoDB does not report whether a conditional write was"
              + " applied: set 'w' to 1 or more, or to majority");
    }
    this.description = description;
    // A secondary may not have the latest write yet.
    this.database = database.withReadPreference(ReadPreference.primary());
    this.settings = settings;
    this.release = release;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    MongoDbRegion opened = regionNamed(region);
    if (settings.ttlIndex()) {
      opened.createTtlIndex();
    }
    return opened;
  }

  /** Keeps the empty collection and its index, for other processes that have the region open. */
  @Override
  public void destroy(String region) {
    regionNamed(region).clear();
  }

  private MongoDbRegion regionNamed(String region) {
    String collection = CollectionName.of(region);
    EntryDocuments documents = new EntryDocuments(database, collection, settings.timeouts());
    GridFsBucket files = new GridFsBucket(database, collection, settings);
    OrphanedFiles orphans = new OrphanedFiles(documents, files, settings.clock());
    PayloadStore payloads = new PayloadStore(settings.maxInlineBytes(), files, orphans);
    return new MongoDbRegion(this, documents, payloads);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }

  /** Runs work on the server and translates its exceptions. */
  <T> T call(String operation, Supplier<T> work) {
    if (closed.get()) {
      throw closed(operation);
    }
    try {
      return work.get();
    } catch (MongoException | BSONException e) {
      throw MongoDbErrors.translate(description, operation, e);
    } catch (IllegalStateException e) {
      // The driver throws this if the client was closed, by this storage or by the user.
      throw closed(operation);
    }
  }

  private StorageException closed(String operation) {
    return new StorageException(description + " is closed: cannot " + operation);
  }
}
