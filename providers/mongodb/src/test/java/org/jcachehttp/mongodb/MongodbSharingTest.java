package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongodb;
import org.jcachehttp.testkit.processes.SharingContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Processes that share a server, as documents and in GridFS. */
class MongodbSharingTest {

  @Nested
  class AsDocuments extends Contract {
    AsDocuments() {
      super("mongodb");
    }
  }

  @Nested
  class InGridfs extends Contract {
    InGridfs() {
      super("gridfs");
    }
  }

  abstract static class Contract extends SharingContract {

    private static final int ENOUGH = 5;

    private final LocalMongodb server;

    Contract(String scheme) {
      server = LocalMongodb.start(scheme);
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
