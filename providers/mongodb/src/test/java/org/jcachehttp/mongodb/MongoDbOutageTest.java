package org.jcachehttp.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.bson.Document;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.OutageContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"mongodb", "gridfs"})
class MongoDbOutageTest extends OutageContract {

  private final String scheme;
  private @Nullable LocalMongoDb server;

  MongoDbOutageTest(String scheme) {
    this.scheme = scheme;
  }

  @Override
  protected void startServer() {
    if (server == null) {
      server = LocalMongoDb.start(scheme);
    } else {
      server.restart();
    }
  }

  @Override
  protected void stopServer() {
    server().stop();
  }

  private LocalMongoDb server() {
    return requireNonNull(server);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(
        scheme,
        "//" + server().host() + "/outage",
        Map.of("operation-timeout", "500ms", "bulk-timeout", "2s"));
  }

  @Test
  void openingSucceedsWithoutAServerAndOperationsSucceedAfterItsStart() {
    startServer();
    stopServer();
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(failureMessage());
      startServer();
      awaitSuccess(region);
      try (MongoClient client = MongoClients.create("mongodb://" + server().host())) {
        Await.until(() -> isIndexed(client.getDatabase("outage").getCollection("region")));
      }
    } finally {
      stopServer();
    }
  }

  @Test
  void aRegionWaitsForItsOwnTimeout() {
    startServer();
    stopServer();
    try (ByteStorage storage =
        (ByteStorage)
            new MongoDbStorageFactory()
                .open(
                    new StorageAddress(
                        scheme,
                        "//" + server().host() + "/outage",
                        Options.of(MongoDbOptions.ALL, Map.of())))) {
      Region<String, byte[]> region = storage.open("region", Duration.ofMillis(10));
      // The driver notices the absent server during the first operation at the latest.
      assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class);
      assertTimeout(
          Duration.ofSeconds(4),
          () -> assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class));
    }
  }

  private static boolean isIndexed(MongoCollection<Document> collection) {
    return collection.listIndexes().into(new ArrayList<>()).stream()
        .anyMatch(index -> "deadline_ttl".equals(index.get("name")));
  }

  @Override
  protected String failureMessage() {
    return server().host();
  }
}
