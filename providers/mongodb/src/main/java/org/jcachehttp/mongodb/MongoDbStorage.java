package org.jcachehttp.mongodb;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database with a collection for each region, shared by any number of processes. */
final class MongoDbStorage implements ByteStorage {

  private static final Logger LOG = LoggerFactory.getLogger(MongoDbStorage.class);

  private final String description;
  private final DatabaseSource database;
  private final StorageSettings settings;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Creates a storage without a request to the server. */
  MongoDbStorage(String description, DatabaseSource database, StorageSettings settings) {
    this.description = description;
    this.database = database;
    this.settings = settings;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return open(region, Defaults.OPERATION_TIMEOUT);
  }

  /** Begins to create the TTL index; a failure is that of a later operation. */
  @Override
  public Region<String, byte[]> open(String region, Duration operationTimeout) {
    if (closed.get()) {
      throw closed("open a region");
    }
    MongoDbRegion opened = regionNamed(region, settings.within(operationTimeout));
    try {
      opened.beginIndexes();
    } catch (MongoException unresolved) {
      LOG.debug("{}: the servers cannot be resolved yet", description, unresolved);
    }
    return opened;
  }

  /** Reads a document that does not exist: the command {@code ping} needs no permission. */
  @Override
  public void ping() {
    call(
        "read the database",
        () -> new EntryDocuments(database.get(), "ping", settings.timeouts()).find("ping"));
  }

  /** Keeps the empty collection and its index, for other processes that have the region open. */
  @Override
  public void destroy(String region) {
    regionNamed(region, settings).clear();
  }

  private MongoDbRegion regionNamed(String region, StorageSettings limited) {
    String collection = CollectionName.of(region);
    return new MongoDbRegion(this, () -> contents(collection, limited));
  }

  private MongoDbRegion.Contents contents(String collection, StorageSettings limited) {
    EntryDocuments documents = new EntryDocuments(database.get(), collection, limited.timeouts());
    GridFsBucket files = new GridFsBucket(database.get(), collection, limited);
    OrphanedFiles orphans = new OrphanedFiles(documents, files, settings.clock());
    return new MongoDbRegion.Contents(
        documents,
        new PayloadStore(settings.maxInlineBytes(), files, orphans),
        settings.ttlIndex()
            ? Optional.of(IndexCreation.of(collection, documents::createTtlIndex))
            : Optional.empty());
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      database.close();
    }
  }

  /** Runs work on the server and translates its exceptions. */
  <T> T call(String operation, Supplier<T> work) {
    if (closed.get()) {
      throw closed(operation);
    }
    try {
      T result = work.get();
      settings.timeouts().start().end();
      return result;
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
