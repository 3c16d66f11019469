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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, as documents and in GridFS. */
@ParameterizedClass
@ValueSource(strings = {"mongodb", "gridfs"})
class MongoDbStorageTest extends ByteStorageContract {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static LocalMongoDb server;

  private final String scheme;
  private final String database = "test-" + DATABASES.incrementAndGet();

  MongoDbStorageTest(String scheme) {
    this.scheme = scheme;
  }

  @BeforeAll
  static void start() {
    server = LocalMongoDb.start("mongodb");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(scheme, "//" + server.host() + "/" + database, Map.of());
  }
}
