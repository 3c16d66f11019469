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
 * Opens {@code mongodb://HOST/DATABASE}, which stores entries as documents, and {@code
 * gridfs://HOST/DATABASE}, which stores their values in GridFS. Both schemes also exist with {@code
 * +srv}.
 */
public final class MongoDbStorageFactory implements StorageFactory {

  /** The limit of a document is 16 MiB; a MiB remains for key and metadata. */
  private static final int MAX_INLINE_BYTES = 15 << 20;

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
    MongoDbAddress location = MongoDbAddress.parse(address);
    StorageSettings settings = StorageSettings.of(maxInlineBytes(address.scheme()), options, clock);
    Optional<MongoClient> given = options.get(MongoDbOptions.CLIENT);
    given.ifPresent(client -> rejectConnectionOptions(options));
    MongoClient client = given.orElseGet(() -> connect(location, options));
    Runnable release = given.isPresent() ? () -> {} : client::close;
    try {
      return new MongoDbStorage(
          location.description(), client.getDatabase(location.database()), settings, release);
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  private static int maxInlineBytes(String scheme) {
    return scheme.startsWith("gridfs") ? 0 : MAX_INLINE_BYTES;
  }

  private static MongoClient connect(MongoDbAddress location, Options options) {
    try {
      ConnectionString connection = new ConnectionString(location.connectionString(options));
      return MongoClients.create(
          MongoClientSettings.builder().applyConnectionString(connection).build());
    } catch (MongoException e) {
      throw MongoDbErrors.translate(location.description(), "resolve the servers", e);
    }
  }

  private static void rejectConnectionOptions(Options options) {
    Map<String, String> given = DriverOptions.given(options);
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "options without effect, because a 'client' is given: "
              + String.join(", ", given.keySet()));
    }
  }
}
