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

/** A database that holds the regions of one or many processes, a collection for each. */
final class MongoDbStorage implements ByteStorage {

  private final String description;
  private final MongoDatabase database;
  private final Rules rules;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A storage, before anything is asked of the server.
   *
   * @param release gives the client back
   */
  MongoDbStorage(String description, MongoDatabase database, Rules rules, Runnable release) {
    if (!database.getWriteConcern().isAcknowledged()) {
      throw new IllegalArgumentException(
          "the write concern is 'w=0', with which nobody learns whether a conditional write was"
              + " done: give 'w' as 1 or more, or majority");
    }
    this.description = description;
    // Another member may not have yet what was just put.
    this.database = database.withReadPreference(ReadPreference.primary());
    this.rules = rules;
    this.release = release;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    MongoDbRegion opened = regionNamed(region);
    if (rules.ttlIndex()) {
      opened.createTtlIndex();
    }
    return opened;
  }

  /** The empty collection stays: without it, another process would write to one with no index. */
  @Override
  public void destroy(String region) {
    regionNamed(region).clear();
  }

  private MongoDbRegion regionNamed(String region) {
    String collection = CollectionName.of(region);
    EntryDocuments documents = new EntryDocuments(database, collection, rules.timeouts());
    BodyFiles files = new BodyFiles(database, collection, rules);
    Orphans orphans = new Orphans(documents, files, rules.clock());
    Payloads payloads = new Payloads(rules.longestInADocument(), files, orphans);
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

  /** Does work with the server, its failures told as those of this storage. */
  <T> T call(String doing, Supplier<T> work) {
    if (closed.get()) {
      throw closed(doing);
    }
    try {
      return work.get();
    } catch (MongoException | BSONException e) {
      throw MongoDbErrors.translate(description, doing, e);
    } catch (IllegalStateException e) {
      // What the driver says of a client that was closed in the meantime, here or by its owner.
      throw closed(doing);
    }
  }

  private StorageException closed(String doing) {
    return new StorageException(description + " is closed: cannot " + doing);
  }
}
