package org.jcachehttp.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * Opens {@code mongodb://HOST/DATABASE}, entries as documents, and {@code gridfs://HOST/DATABASE},
 * their values as files of GridFS; both also with {@code +srv}.
 */
public final class MongoDbStorageFactory implements StorageFactory {

  /** Leaves a document room for a MiB of metadata below MongoDB's limit of 16 MiB. */
  private static final int LONGEST_IN_A_DOCUMENT = 15 << 20;

  @Override
  public List<String> schemes() {
    return List.of("mongodb", "mongodb+srv", "gridfs", "gridfs+srv");
  }

  @Override
  public List<Option<?>> options() {
    return MongoDbOptions.ALL;
  }

  @Override
  public Storage open(StorageAddress address) {
    return open(address, InstantSource.system());
  }

  static MongoDbStorage open(StorageAddress address, InstantSource clock) {
    Options options = address.options();
    MongoDbAddress place = MongoDbAddress.of(address);
    Rules rules = Rules.of(longestInADocument(address.scheme()), options, clock);
    Optional<MongoClient> theirs = options.get(MongoDbOptions.CLIENT);
    theirs.ifPresent(client -> refuseConnectionOptions(options));
    MongoClient client = theirs.orElseGet(() -> connect(place, options));
    Runnable release = theirs.isPresent() ? () -> {} : client::close;
    try {
      return new MongoDbStorage(
          place.description(), client.getDatabase(place.database()), rules, release);
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  private static int longestInADocument(String scheme) {
    return scheme.startsWith("gridfs") ? 0 : LONGEST_IN_A_DOCUMENT;
  }

  private static MongoClient connect(MongoDbAddress place, Options options) {
    try {
      ConnectionString connection = new ConnectionString(place.connectionString(options));
      return MongoClients.create(
          MongoClientSettings.builder().applyConnectionString(connection).build());
    } catch (MongoException e) {
      throw MongoDbErrors.translate(place.description(), "find the servers", e);
    }
  }

  private static void refuseConnectionOptions(Options options) {
    Map<String, String> given = DriverOptions.given(options);
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "a 'client' is given, so that these options would have no effect: "
              + String.join(", ", given.keySet()));
    }
  }
}
