package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoDbOptionsTest {

  private static LocalMongoDb server;

  @BeforeAll
  static void start() {
    server = LocalMongoDb.start("mongodb");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPlainTimeoutIsRefusedAndBothMeaningsAreNamed() {
    assertThatThrownBy(() -> open(Map.of("timeout", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'timeout'", "'operation-timeout'", "'expire-after'");
  }

  @ParameterizedTest
  @CsvSource({
    "operation-timeout, soon",
    "operation-timeout, 0",
    "bulk-timeout, 0ms",
    "ttl-index, maybe",
    "client, mine",
    "retryWrites, perhaps",
    "maxPoolSize, many",
    "maxpoolsize, 5",
    "timeoutMS, 5",
    "readPreference, secondary",
    "driver.maxPoolSize, many",
    "driver.maxPoolSise, 5",
    "w, 0"
  })
  void aBadOptionIsNamed(String name, String value) {
    String named = name.replace("driver.maxPoolSize", "maxPoolSize");
    assertThatThrownBy(() -> open(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + named);
  }

  @Test
  void aClientIsUsedAndLeftOpen() {
    try (MongoClient client = MongoClients.create("mongodb://" + server.host())) {
      for (int i = 0; i < 2; i++) {
        try (ByteStorage storage = Opening.open("mongodb", "given", Map.of("client", client))) {
          TestRecords.write(storage.open("region"), "key" + i, 1);
          assertThat(storage.open("region").count()).isEqualTo(i + 1);
        }
      }
      assertThat(client.getDatabase("given").getCollection("region").countDocuments()).isEqualTo(2);
    }
  }

  @Test
  void aClientThatItsOwnerClosedIsNamed() {
    MongoClient client = MongoClients.create("mongodb://" + server.host());
    try (ByteStorage storage = Opening.open("mongodb", "given", Map.of("client", client))) {
      Region<String, byte[]> region = storage.open("region");
      client.close();
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("mongodb://localhost/given is closed");
    }
  }

  @Test
  void whatAClientHasDecidedAlreadyIsRefused() {
    try (MongoClient client = MongoClients.create("mongodb://" + server.host())) {
      assertThatThrownBy(() -> open(Map.of("client", client, "tls", "true")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("without effect", "given: tls");
    }
  }

  @Test
  void anAddressWithoutAServerSaysWhereAndWhatToCheckAndNoPassword() {
    Map<String, String> options =
        Map.of("username", "ann", "password", "secret", "operation-timeout", "200ms");
    try (ByteStorage storage = Opening.open("mongodb", "//127.0.0.1:1/forum", options)) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("mongodb://127.0.0.1:1/forum: cannot read an entry")
          .hasMessageContaining("MongoDB is running")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void serversWhoseNamesCannotBeResolvedFailOperationsOnly() {
    Map<String, String> options = Map.of("operation-timeout", "1s");
    try (ByteStorage storage =
        Opening.open("mongodb+srv", "//cache.example.invalid/forum", options)) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(
              "mongodb+srv://cache.example.invalid/forum: cannot read an entry");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongodb", "gridfs"})
  void theFrontDoorOpensEachScheme(String scheme) {
    URI uri = URI.create(scheme + "://" + server.host() + "/door?appName=forum&w=1");
    Properties properties = new Properties();
    properties.put("operation-timeout", "30s");
    try (CacheManager manager = new UriCachingProvider().getCacheManager(uri, null, properties)) {
      manager.createCache(scheme, new MutableConfiguration<>());
      manager.getCache(scheme).put("key", "value");
      assertThat(manager.getCache(scheme).get("key")).isEqualTo("value");
    }
  }

  private static ByteStorage open(Map<String, ?> options) {
    return Opening.open("mongodb", "//" + server.host() + "/options", options);
  }
}
