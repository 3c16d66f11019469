package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract and the features of MongoDB itself, on the server of MONGODB_URI. */
@EnabledIfEnvironmentVariable(
    named = "MONGODB_URI",
    matches = "mongodb.*",
    disabledReason = "MONGODB_URI is not set; example: mongodb://localhost")
class RealServerTest {

  @Nested
  class AmongProcesses extends ProcessesContract {

    private final String database = databaseName();

    @Override
    public URI uri() {
      String server = System.getenv("MONGODB_URI").replaceFirst("(//[^/?]*)/?", "$1/" + database);
      return URI.create(server);
    }

    @AfterEach
    void drop() {
      try (MongoClient client = client()) {
        client.getDatabase(database).drop();
      }
    }
  }

  /** Every 60 seconds the server deletes what has been expired for 60 seconds. */
  @Test
  @Timeout(300)
  void mongodbItselfRemovesWhatIsExpiredAndNothingElse() {
    try (MongoClient client = client();
        ByteStorage storage = open("mongodb", client, databaseName())) {
      Region<String, byte[]> region = storage.open("region");
      long now = System.currentTimeMillis();
      write(region, "expired", new Deadline(now - 60_000));
      write(region, "live", new Deadline(now + 600_000));
      write(region, "eternal", Deadline.NEVER);
      Await.until(() -> region.count() < 3);
      assertThat(region.readAll(Set.of("expired", "live", "eternal")))
          .containsOnlyKeys("live", "eternal");
      storage.destroy("region");
    }
  }

  private static void write(Region<String, byte[]> region, String key, Deadline deadline) {
    region.write(key, WriteCondition.any(), TestRecords.ofSize(10).withDeadline(deadline));
  }

  private static MongoClient client() {
    return MongoClients.create(System.getenv("MONGODB_URI"));
  }

  private static String databaseName() {
    return "jcachehttp-" + UUID.randomUUID();
  }

  private static ByteStorage open(String scheme, MongoClient client, String database) {
    return Opening.open(scheme, database, Map.of("client", client));
  }

  @Nested
  @ParameterizedClass
  @ValueSource(strings = {"mongodb", "gridfs"})
  class Contract extends ByteStorageContract {

    private final MongoClient client = client();
    private final String scheme;
    private final String database = databaseName();

    Contract(String scheme) {
      this.scheme = scheme;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.PERSISTENT, Capability.SHARED);
    }

    @Override
    protected ByteStorage openStorage() {
      return RealServerTest.open(scheme, client, database);
    }

    @AfterEach
    void drop() {
      client.getDatabase(database).drop();
      client.close();
    }
  }
}
