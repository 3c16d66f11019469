package org.jcachehttp.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.Document;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;

/** A database with a collection for each region, shared by any number of processes. */
final class MongoDbStorage implements ByteStorage {

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
    opened.beginIndexes();
    return opened;
  }

  /** Needs no permission: the roles of a user may cover the collections of his regions only. */
  @Override
  public void ping() {
    Duration timeout = settings.timeouts().operation();
    call(
        "ping the server",
        () ->
            database(settings)
                .withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .runCommand(new Document("ping", 1)));
  }

  /** Keeps the empty collection and its index, for other processes that have the region open. */
  @Override
  public void destroy(String region) {
    regionNamed(region, settings).clear();
  }

  private MongoDbRegion regionNamed(String region, StorageSettings limited) {
    String collection = CollectionName.of(region);
    Supplier<MongoDbRegion.Contents> opener = () -> contents(collection, limited);
    return new MongoDbRegion(
        this,
        opener,
        settings.ttlIndex()
            ? Optional.of(
                IndexCreation.of(collection, () -> opener.get().documents().createTtlIndex()))
            : Optional.empty());
  }

  private MongoDbRegion.Contents contents(String collection, StorageSettings limited) {
    MongoDatabase opened = database(limited);
    EntryDocuments documents = new EntryDocuments(opened, collection, limited.timeouts());
    GridFsBucket files = new GridFsBucket(opened, collection, limited);
    OrphanedFiles orphans = new OrphanedFiles(documents, files, settings.clock());
    return new MongoDbRegion.Contents(
        documents, new PayloadStore(settings.maxInlineBytes(), files, orphans));
  }

  private MongoDatabase database(StorageSettings limited) {
    return database.get(limited.timeouts().operation());
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
    } catch (IllegalArgumentException wrongOption) {
      // The driver reads the options of a +srv address only when its names are resolved.
      throw new StorageConfigurationException(
          description + ": cannot " + operation + ": " + wrongOption.getMessage(), wrongOption);
    } catch (IllegalStateException failure) {
      if (DatabaseSource.CLOSED.equals(failure.getMessage())) {
        throw closed(operation);
      }
      throw MongoDbErrors.translate(description, operation, failure);
    }
  }

  private StorageException closed(String operation) {
    return new StorageException(description + " is closed: cannot " + operation);
  }
}
