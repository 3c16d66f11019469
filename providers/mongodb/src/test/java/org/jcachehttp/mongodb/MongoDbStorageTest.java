package org.jcachehttp.mongodb;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract, as documents and in GridFS. */
class MongoDbStorageTest {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static LocalMongoDb server;

  @BeforeAll
  static void start() {
    server = LocalMongoDb.start("mongodb");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Nested
  class AsDocuments extends Contract {
    AsDocuments() {
      super("mongodb");
    }
  }

  @Nested
  class InGridFs extends Contract {
    InGridFs() {
      super("gridfs");
    }
  }

  abstract static class Contract extends ByteStorageContract {

    private final String scheme;
    private final String location = "//" + server.host() + "/test-" + DATABASES.incrementAndGet();

    Contract(String scheme) {
      this.scheme = scheme;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.PERSISTENT, Capability.SHARED);
    }

    @Override
    protected ByteStorage openStorage() {
      return Opening.open(scheme, location, Map.of());
    }
  }
}
