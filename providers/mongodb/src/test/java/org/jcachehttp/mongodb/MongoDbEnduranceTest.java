package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.testkit.processes.EnduranceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class MongoDbEnduranceTest {

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

  abstract static class Contract extends EnduranceContract {

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
      return server.patientUri("endurance");
    }

    @Test
    @Disabled("the server in this JVM has no ordered index: it sorts 100,000 entries for each page")
    @Override
    public void aHeapOf64MiBIteratesOver100000EntriesWhileOthersWrite() {}
  }
}
