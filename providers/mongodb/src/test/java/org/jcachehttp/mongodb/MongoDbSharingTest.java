package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.testkit.processes.SharingContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Processes that share a server, as documents and in GridFS. */
class MongoDbSharingTest {

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

  abstract static class Contract extends SharingContract {

    private static final int ENOUGH = 5;

    private final LocalMongoDb server;

    Contract(String scheme) {
      server = LocalMongoDb.start(scheme);
    }

    @AfterEach
    void stop() {
      server.close();
    }

    @Override
    public URI uri() {
      return server.patientUri("sharing");
    }

    @Override
    public int rounds() {
      return ENOUGH;
    }
  }
}
