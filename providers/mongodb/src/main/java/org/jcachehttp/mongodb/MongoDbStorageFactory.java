package org.jcachehttp.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerMonitorListener;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.internal.StartUp;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens {@code mongodb://HOST/DATABASE}, which stores entries as documents, and {@code
 * gridfs://HOST/DATABASE}, which stores their values in GridFS. Both schemes also exist with {@code
 * +srv}.
 */
public final class MongoDbStorageFactory implements StorageFactory {

  private static final Logger LOG = LoggerFactory.getLogger(MongoDbStorageFactory.class);

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
    Optional<MongoClient> given = options.get(MongoDbOptions.CLIENT);
    given.ifPresent(client -> rejectConnectionOptions(options));
    StartUp start = new StartUp();
    given.ifPresent(alreadyStarted -> start.end());
    StorageSettings settings =
        StorageSettings.of(maxInlineBytes(address.scheme()), options, start, clock);
    DatabaseSource database =
        given
            .map(client -> new DatabaseSource(location.database(), () -> client, unused -> {}))
            .orElseGet(() -> connecting(location, options, start));
    beginOpening(database, location);
    return new MongoDbStorage(location.description(), database, settings);
  }

  private static DatabaseSource connecting(
      MongoDbAddress location, Options options, StartUp start) {
    String connection = location.connectionString(options);
    return new DatabaseSource(
        location.database(), () -> connect(connection, start), MongoClient::close);
  }

  /** Rejects wrong options at once, unless the driver reads them only with the name service. */
  private static void beginOpening(DatabaseSource database, MongoDbAddress location) {
    database.beginOpening();
    if (location.usesNameService()) {
      return;
    }
    try {
      var unused = database.get(Defaults.START_UP_TIMEOUT);
    } catch (MongoException unavailable) {
      LOG.debug("{}: the client cannot be created yet", location.description(), unavailable);
    } catch (RuntimeException wrong) {
      database.close();
      throw wrong;
    }
  }

  private static int maxInlineBytes(String scheme) {
    return scheme.startsWith("gridfs") ? 0 : MAX_INLINE_BYTES;
  }

  private static MongoClient connect(String connection, StartUp start) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(connection))
            .applyToServerSettings(servers -> servers.addServerMonitorListener(ending(start)))
            .build());
  }

  /** A server that does not answer is absent, not slow: operations have their usual time. */
  private static ServerMonitorListener ending(StartUp start) {
    return new ServerMonitorListener() {
      @Override
      public void serverHeartbeatFailed(ServerHeartbeatFailedEvent absent) {
        start.end();
      }
    };
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
